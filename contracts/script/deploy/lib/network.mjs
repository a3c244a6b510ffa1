import fs from "node:fs";
import { getAddress, isAddress, zeroAddress } from "viem";
import { Refusal } from "./refusal.mjs";

const text = (value) => typeof value === "string";
const count = (value) => Number.isSafeInteger(value) && value >= 0;
const units = (value) => text(value) && /^(0|[1-9][0-9]*)$/.test(value);
const account = (value) => text(value) && isAddress(value, { strict: false }) && getAddress(value) !== zeroAddress;
const accounts = (value) => Array.isArray(value) && value.every(account);

/** What a network file must hold; base units are decimal strings, durations whole seconds. */
const REQUIRED = {
  name: [text, "a text"],
  chainId: [count, "a chain id"],
  governor: [account, "an address that is not zero"],
  guardian: [account, "an address that is not zero"],
  signers: [(value) => accounts(value) && value.length > 0, "at least one address that is not zero"],
  firstEpoch: [count, "a number"],
  genesisSeconds: [count, "whole seconds"],
  epochSeconds: [count, "whole seconds"],
  activationDelaySeconds: [count, "whole seconds"],
  overrideDelaySeconds: [count, "whole seconds"],
  initialEmission: [units, "base units as a decimal string"],
  halvingEpochs: [count, "a number of epochs"],
  rewardOutflow: [units, "base units as a decimal string"],
  otherOutflowBasisPoints: [count, "parts of 10000"],
  rewardCap: [units, "base units as a decimal string"],
  treasury: [account, "an address that is not zero"],
  minimumStake: [units, "base units as a decimal string"],
  unbondingSeconds: [count, "whole seconds"],
  reporterPpm: [count, "parts per million"],
  releaseEpochs: [count, "a number of epochs"],
  ownersPpm: [count, "parts per million"],
  operatorsPpm: [count, "parts per million"],
  treasuryPpm: [count, "parts per million"],
  sellers: [accounts, "a list of addresses that are not zero"],
  stablecoin: [(value) => value === "local" || account(value), '"local" or the address of a token'],
  locationFee: [units, "base units as a decimal string"],
  locationCooldownSeconds: [count, "whole seconds"],
};

const OPTIONAL = {
  deployer: [account, "an address that is not zero"],
};

/** Reads a network file and refuses one that lacks a key, holds an unknown one, or a wrong value. */
export function readNetwork(file) {
  let network;
  try {
    network = JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (unreadable) {
    throw new Refusal(`cannot read ${file}: ${unreadable.message}`);
  }
  for (const key of Object.keys(network)) {
    if (!(key in REQUIRED) && !(key in OPTIONAL)) throw new Refusal(`${file}: unknown key ${key}`);
  }
  for (const [key, [fits, what]] of Object.entries({ ...REQUIRED, ...OPTIONAL })) {
    if (!(key in network) && key in OPTIONAL) continue;
    if (!fits(network[key])) throw new Refusal(`${file}: ${key} must be ${what}`);
  }
  return { ...network, signers: ascending(network.signers) };
}

/** Signer sets are stored by ascending address. */
function ascending(addresses) {
  return addresses
    .map((address) => getAddress(address))
    .sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
}
