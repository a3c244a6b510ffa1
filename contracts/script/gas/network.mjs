// The money contracts with a set of operators, and one epoch after the other.
import { concat, numberToHex, zeroHash } from "viem";
import { getContractAddress } from "viem/utils";
import { artifact } from "./chain.mjs";
import { accounts, address, compactSignature, median, range, word } from "./seeded.mjs";

const CAP = 10n ** 28n;
const EMISSION = 10n ** 24n;
const OUTFLOW = 10n ** 27n;
const ALL = 10_000;
const DELAY = 3600;
const EPOCH_SECONDS = 86_400n;
const YEARS_OF_EPOCHS = 1461n;

export async function startNetwork(chain, label, operatorCount) {
  const deployer = address("deployer", label);
  const deploy = (name, ...args) => chain.deploy(deployer, artifact(name), args);
  const at = (nonce) => getContractAddress({ from: deployer, nonce });
  const signers = accounts(operatorCount, `operator of ${operatorCount}`);
  const start = BigInt(chain.time) - 1000n * EPOCH_SECONDS;
  const sets = await deploy("SignerSets", address("governor"), signers.map((s) => s.address), 1n);
  const token = await deploy("RewardToken", at(2n), CAP);
  const vault = await deploy("EmissionVault", token.address, at(4n), start, EPOCH_SECONDS, 1n, YEARS_OF_EPOCHS, EMISSION);
  const roots = await deploy("EpochRoots", sets.address, vault.address, address("guardian"), DELAY, 3 * DELAY);
  const distributor = await deploy("Distributor", roots.address, vault.address, OUTFLOW, ALL);
  return new Network(chain, { start, signers, sets, token, vault, roots, distributor });
}

export class Network {
  epoch = 0n;
  lastRoot = zeroHash;

  constructor(chain, parts) {
    this.chain = chain;
    Object.assign(this, parts);
    this.threshold = Math.floor((2 * this.signers.length) / 3) + 1;
  }

  /** By the clock of the chain; the first epoch is 1. */
  runningEpoch() {
    return (BigInt(this.chain.time) - this.start) / EPOCH_SECONDS + 1n;
  }

  /** Posts the next epoch's result, and waits until it counts. */
  async settleUnactivated(rewardRoot, totals) {
    const gas = await this.post(rewardRoot, totals);
    this.chain.passTime(DELAY);
    return gas;
  }

  /** Posts the next epoch's result, and lets it become active and known to the Distributor. Gives the gas of both. */
  async settle(rewardRoot, totals) {
    const posting = await this.settleUnactivated(rewardRoot, totals);
    const activation = await this.chain.gas(address("submitter"), this.distributor, "activate", []);
    return { posting, activation };
  }

  async post(rewardRoot, totals) {
    this.epoch += 1n;
    const result = {
      epoch: this.epoch,
      setId: 1n,
      inputRoot: word("input", this.epoch),
      verdictRoot: word("verdict", this.epoch),
      rewardRoot,
      parameterHash: word("parameters"),
      previousRewardRoot: this.lastRoot,
      totals: totals.toSorted((a, b) => (BigInt(a.token) < BigInt(b.token) ? -1 : 1)),
    };
    const digest = await this.chain.read(this.roots, "digest", [result]);
    this.lastRoot = rewardRoot;
    return this.chain.gas(address("submitter"), this.roots, "post", [result, await this.proof(digest)]);
  }

  /** The signatures of the least that is a quorum: the first of the set. */
  async proof(digest) {
    const quorum = this.signers.slice(0, this.threshold);
    const bitmap = numberToHex((1n << BigInt(this.threshold)) - 1n, { size: 4 });
    return concat([bitmap, ...(await Promise.all(quorum.map((signer) => compactSignature(signer, digest))))]);
  }
}

/** The gas of results, of their activations, and of results that activate the one before since nobody did: after the first three, which write storage that later ones overwrite. */
export async function steadyResults(network, samples, tokens) {
  const next = () => {
    const totals = tokens.map((token, k) => ({ token, cumulative: 10n ** 21n * (network.epoch + 1n) + BigInt(k) }));
    return [word("result root", network.signers.length, tokens.length, network.epoch), totals];
  };
  const gas = [];
  for (const _ of range(3 + samples)) gas.push(await network.settle(...next()));
  const steady = gas.slice(3);
  const unactivated = [];
  for (const _ of range(1 + samples)) unactivated.push(await network.settleUnactivated(...next()));
  return {
    posting: median(steady.map(({ posting }) => posting)),
    activation: median(steady.map(({ activation }) => activation)),
    both: median(unactivated.slice(1)),
  };
}
