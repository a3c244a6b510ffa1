// The money contracts with a set of operators, and one epoch after the other.
import { concat, toHex, zeroHash } from "viem";
import { getContractAddress } from "viem/utils";
import { artifact } from "./chain.mjs";
import { accounts, address, compactSignature, range, word } from "./seeded.mjs";

const EMISSION = 10n ** 25n;
const CAP = 10n ** 28n;
const OUTFLOW = 10n ** 27n;
const DELAY = 60n;
const OVERRIDE_DELAY = 600n;
const EPOCH_SECONDS = 60n;
const EPOCHS_OVER = 10_000n;

export async function startNetwork(chain, label, operatorCount) {
  const deployer = address("deployer", label);
  const signers = accounts(operatorCount, `operator of ${operatorCount}`);
  const governor = address("governor");
  const sets = await chain.deploy(deployer, artifact("SignerSets"), [governor, signers.map((s) => s.address), 1n]);
  const [vaultAt, distributorAt] = [2n, 4n].map((nonce) => getContractAddress({ from: deployer, nonce }));
  const token = await chain.deploy(deployer, artifact("RewardToken"), [vaultAt, CAP]);
  const genesisTime = BigInt(chain.time) - EPOCHS_OVER * EPOCH_SECONDS;
  const schedule = [genesisTime, EPOCH_SECONDS, 1n, EPOCHS_OVER, EMISSION];
  const vault = await chain.deploy(deployer, artifact("EmissionVault"), [token.address, distributorAt, ...schedule]);
  const given = [sets.address, vault.address, address("guardian"), DELAY, OVERRIDE_DELAY];
  const roots = await chain.deploy(deployer, artifact("EpochRoots"), given);
  const limits = [roots.address, vault.address, OUTFLOW, 10_000];
  const distributor = await chain.deploy(deployer, artifact("Distributor"), limits);
  return new Network(chain, { signers, sets, token, vault, roots, distributor });
}

export class Network {
  epoch = 0n;
  lastRoot = zeroHash;
  /** The gas of each activation, once an epoch. */
  activations = [];

  constructor(chain, parts) {
    this.chain = chain;
    Object.assign(this, parts);
    this.threshold = Math.floor((2 * this.signers.length) / 3) + 1;
  }

  /** Posts the next epoch's result, lets it become active, and gives the gas of the posting. */
  async settle(rewardRoot, totals) {
    const gas = await this.post(rewardRoot, totals);
    this.chain.passTime(DELAY);
    this.activations.push(await this.chain.gas(address("anyone"), this.distributor, "activate", []));
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
    const bitmap = toHex((1n << BigInt(this.threshold)) - 1n, { size: 4 });
    return this.chain.gas(address("submitter"), this.roots, "post", [result, concat([bitmap, signatures])]);
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
