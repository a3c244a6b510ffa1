// The money contracts with a set of operators, and one epoch after the other.
import { concat, zeroHash } from "viem";
import { getContractAddress } from "viem/utils";
import { artifact } from "./chain.mjs";
import { accounts, address, compactSignature, range, word } from "./seeded.mjs";

const EMISSION = 10n ** 26n;
const DELAY = 60n;

export async function startNetwork(chain, label, operatorCount) {
  const deployer = address("deployer", label);
  const signers = accounts(operatorCount, `operator of ${operatorCount}`);
  const governor = address("governor");
  const sets = await chain.deploy(deployer, artifact("SignerSets"), [governor, signers.map((s) => s.address), 1n]);
  const distributorAt = getContractAddress({ from: deployer, nonce: 3n });
  const token = await chain.deploy(deployer, artifact("RewardToken"), [distributorAt, 10n ** 30n]);
  const given = [sets.address, token.address, address("guardian"), EMISSION, DELAY, 1n];
  const roots = await chain.deploy(deployer, artifact("EpochRoots"), given);
  const distributor = await chain.deploy(deployer, artifact("Distributor"), [roots.address, token.address]);
  return new Network(chain, { signers, sets, token, roots, distributor });
}

export class Network {
  epoch = 0n;
  lastRoot = zeroHash;

  constructor(chain, parts) {
    this.chain = chain;
    Object.assign(this, parts);
    this.threshold = Math.floor((2 * this.signers.length) / 3) + 1;
  }

  /** Posts the next epoch's result, lets it become active, and gives the gas of the posting. */
  async settle(rewardRoot, totals) {
    const gas = await this.post(rewardRoot, totals);
    this.chain.passTime(DELAY);
    return gas;
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
    const quorum = this.signers.slice(0, this.threshold);
    const signatures = concat(await Promise.all(quorum.map((signer) => compactSignature(signer, digest))));
    this.lastRoot = rewardRoot;
    const bitmap = (1n << BigInt(this.threshold)) - 1n;
    return this.chain.gas(address("submitter"), this.roots, "post", [result, bitmap, signatures]);
  }
}

/** The gas of the results after the first three, which write the storage that later ones overwrite. */
export async function steadyResults(network, samples, tokens) {
  const gas = [];
  for (const i of range(3 + samples)) {
    const totals = tokens.map((token, k) => ({ token, cumulative: 10n ** 21n * BigInt(i + 1) + BigInt(k) }));
    gas.push(await network.settle(word("result root", network.signers.length, tokens.length, i), totals));
  }
  return gas.slice(3);
}
