import { getAddress, isAddress, zeroAddress } from "viem";
import { readObject } from "./json.mjs";
import { Refusal } from "./refusal.mjs";

const UNIX_SECONDS_BELOW = 10_000_000_000;
const MAX_SIGNERS = 30;
const DAY = 86_400;
const MAX_DELAY = 30 * DAY;
const MIN_UNBONDING = 7 * DAY;
const MILLION = 1_000_000;
const EPOCHS = 2 ** 40;

const text = (value) => typeof value === "string" && value !== "";
const account = (value) => text(value) && isAddress(value) && getAddress(value) !== zeroAddress;
const accounts = (value) => Array.isArray(value) && value.every(account);
const distinct = (values) => new Set(values.map((value) => value.toLowerCase())).size === values.length;

const ADDRESS = [account, "an address that is not zero, with a right checksum where it has capital letters"];

/** A whole number of something. */
function count(of, least, most) {
  return [(value) => Number.isSafeInteger(value) && value >= least && value <= most, `${of} from ${least} to ${most}`];
}

/** Base units, which may be beyond what a JSON number holds exactly. */
function units(least, bits) {
  const fits = (value) =>
    text(value) && /^(0|[1-9][0-9]{0,77})$/.test(value) && BigInt(value) >= least && BigInt(value) < 2n ** bits;
  return [fits, `base units as a decimal string, at least ${least} and below 2^${bits}`];
}

/** What a network file must hold. The contracts have the same limits, but tell them only after others were paid for. */
const REQUIRED = {
  name: [text, "a text"],
  chainId: count("a chain id", 1, Number.MAX_SAFE_INTEGER),
  governor: ADDRESS,
  guardian: ADDRESS,
  signers: [
    (value) => accounts(value) && value.length > 0 && value.length <= MAX_SIGNERS && distinct(value),
    `1 to ${MAX_SIGNERS} different addresses that are not zero`,
  ],
  firstEpoch: count("an epoch", 1, EPOCHS),
  genesisSeconds: count("Unix seconds", 0, UNIX_SECONDS_BELOW - 1),
  epochSeconds: count("seconds", 1, 366 * DAY),
  activationDelaySeconds: count("seconds", 0, MAX_DELAY),
  overrideDelaySeconds: count("seconds", 0, MAX_DELAY),
  initialEmission: units(0n, 128n),
  halvingEpochs: count("a number of epochs", 1, EPOCHS),
  rewardOutflow: units(1n, 96n),
  otherOutflowBasisPoints: count("parts of 10 000", 1, 10_000),
  rewardCap: units(1n, 96n),
  treasury: ADDRESS,
  minimumStake: units(1n, 128n),
  unbondingSeconds: count("seconds", MIN_UNBONDING, 3660 * DAY),
  reporterPpm: count("parts per million", 0, MILLION / 2),
  releaseEpochs: count("a number of epochs", 1, EPOCHS),
  ownersPpm: count("parts per million", 0, MILLION),
  operatorsPpm: count("parts per million", 0, MILLION),
  treasuryPpm: count("parts per million", 0, MILLION),
  sellers: [accounts, "a list of addresses that are not zero"],
  stablecoin: [(value) => value === "local" || account(value), '"local" or the address of a token'],
  locationFee: units(0n, 128n),
  locationCooldownSeconds: count("seconds", 0, 3660 * DAY),
};

const OPTIONAL = {
  deployer: ADDRESS,
};

/** Reads a network file and refuses one that lacks a key, holds an unknown one, or a wrong value. */
export function readNetwork(file) {
  const network = readObject(file);
  const known = { ...REQUIRED, ...OPTIONAL };
  for (const key of Object.keys(network)) {
    if (!(key in known)) throw new Refusal(`${file}: unknown key ${key}; docs/deployment.md lists them all`);
  }
  for (const [key, [fits, what]] of Object.entries(known)) {
    if (!(key in network) && key in OPTIONAL) continue;
    if (!(key in network)) throw new Refusal(`${file}: ${key} is missing; it must be ${what}`);
    if (!fits(network[key])) throw new Refusal(`${file}: ${key} must be ${what}`);
  }
  requireAgreement(file, network);
  return { ...network, signers: ascending(network.signers) };
}

/** What no key can tell by itself. */
function requireAgreement(file, { governor, guardian, ownersPpm, operatorsPpm, treasuryPpm }) {
  if (getAddress(governor) === getAddress(guardian)) {
    throw new Refusal(`${file}: guardian must be another account than governor`);
  }
  const whole = ownersPpm + operatorsPpm + treasuryPpm;
  if (whole !== MILLION) {
    throw new Refusal(`${file}: ownersPpm + operatorsPpm + treasuryPpm must be ${MILLION}, they are ${whole}`);
  }
}

/** What no contract refuses and hardly anybody wants, one line each. */
export function doubts(network) {
  const { activationDelaySeconds, overrideDelaySeconds, epochSeconds, initialEmission, rewardOutflow } = network;
  const lines = [];
  if (activationDelaySeconds >= epochSeconds) {
    lines.push("activationDelaySeconds is not below epochSeconds: results wait for one another, and epochs are skipped");
  }
  if (overrideDelaySeconds < activationDelaySeconds) {
    lines.push("overrideDelaySeconds is below activationDelaySeconds: a vetoed root is back before it would have counted");
  }
  if (BigInt(rewardOutflow) * BigInt(epochSeconds) < BigInt(initialEmission) * BigInt(DAY)) {
    lines.push("rewardOutflow is below what a day's epochs emit: owners cannot take what they earn");
  }
  return lines;
}

/** Signer sets are stored by ascending address. */
function ascending(addresses) {
  return addresses
    .map((address) => getAddress(address))
    .sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
}
