// What claims and results cost.
import { startNetwork, steadyResults } from "./network.mjs";
import { address, amount, leafHash, median, range } from "./seeded.mjs";
import { deepTree } from "./trees.mjs";

const DEPTH = 17;
const BATCH = 50;

export async function measureMoney(chain, samples) {
  const network = await startNetwork(chain, "claims", 7);
  const rewards = new Rewards(network);
  const claims = await measureClaims(rewards, samples);
  const batch = await measureBatch(rewards, samples);
  const results = await measureResults(chain, samples);
  return {
    figures: { ...claims.figures, batch_per_owner_50: batch, ...results.figures },
    others: { ...claims.others, ...results.others },
    deployed: [network.sets, network.token, network.vault, network.roots, network.distributor],
  };
}

async function measureResults(chain, samples) {
  const few = await startNetwork(chain, "few operators", 7);
  const many = await startNetwork(chain, "many operators", 30);
  const selling = await startNetwork(chain, "two tokens", 7);
  const byFew = await steadyResults(few, samples, [few.token.address]);
  const byMany = await steadyResults(many, samples, [many.token.address]);
  const ofTwo = await steadyResults(selling, samples, [selling.token.address, address("coin")]);
  return {
    figures: {
      result_5_of_7: byFew.posting,
      extra_signer: Math.round((byMany.posting - byFew.posting) / (many.threshold - few.threshold)),
    },
    others: {
      "result, 21 of 30 signatures": byMany.posting,
      "result, 5 of 7 signatures, two tokens": ofTwo.posting,
      "result, 5 of 7 signatures, when nobody activated the one before": byFew.both,
      "activation of a result, once an epoch": byFew.activation,
      "activation of a result, two tokens": ofTwo.activation,
    },
  };
}

/** Cumulative earnings of owners in one token, and the trees over those that an epoch is about. */
class Rewards {
  earned = new Map();
  total = 0n;

  constructor(network) {
    this.network = network;
    this.token = network.token.address;
  }

  /** Settles an epoch in which each owner earns something, and gives each owner's claim. */
  async settle(owners) {
    const leaves = owners.map((owner) => this.#earn(owner));
    const tree = deepTree(leaves, DEPTH, `epoch ${this.network.epoch}`);
    await this.network.settle(tree.root, [{ token: this.token, cumulative: this.total }]);
    const { epoch } = this.network;
    return owners.map((owner, i) => [epoch, owner, this.token, this.earned.get(owner), tree.proofs[i]]);
  }

  #earn(owner) {
    const more = amount(owner, this.network.epoch);
    const cumulative = (this.earned.get(owner) ?? 0n) + more;
    this.earned.set(owner, cumulative);
    this.total += more;
    return leafHash(owner, this.token, cumulative);
  }

  claim(from, args) {
    return this.network.chain.gas(from, this.network.distributor, "claim", args);
  }

  async settleAndClaim(owner) {
    const [args] = await this.settle([owner]);
    return this.claim(owner, args);
  }
}

async function measureClaims(rewards, samples) {
  const gas = { new: [], later: [], holder: [], payee: [] };
  await rewards.settleAndClaim(address("the first of all"));
  for (const i of range(samples)) {
    const owner = address("owner", i);
    gas.new.push(await rewards.settleAndClaim(owner));
    gas.later.push(await rewards.settleAndClaim(owner));
    const holder = address("holder", i);
    const { chain, token, distributor } = rewards.network;
    await chain.gas(owner, token, "transfer", [holder, 10n ** 18n]);
    gas.holder.push(await rewards.settleAndClaim(holder));
    await chain.gas(holder, distributor, "setPayee", [owner]);
    await rewards.settleAndClaim(holder);
    gas.payee.push(await rewards.settleAndClaim(holder));
  }
  return {
    figures: {
      claim_later_17: median(gas.later),
      claim_first_holder_17: median(gas.holder),
      claim_first_new_17: median(gas.new),
    },
    others: { "claim, depth 17, paid before, to a chosen payee": median(gas.payee) },
  };
}

/** Gas per owner of a relayer's later claims for many owners of one tree. */
async function measureBatch(rewards, samples) {
  const gas = [];
  const { chain, distributor } = rewards.network;
  for (const i of range(samples)) {
    const owners = range(BATCH).map((k) => address("owner of batch", i, k));
    for (const claims of [await rewards.settle(owners), await rewards.settle(owners)]) {
      const fields = ["epoch", "owner", "token", "cumulative", "proof"];
      const entries = claims.map((claim) => Object.fromEntries(claim.map((value, k) => [fields[k], value])));
      gas.push(await chain.gas(address("relayer"), distributor, "claimMany", [entries]));
    }
  }
  return Math.round(median(gas.filter((_, i) => i % 2 === 1)) / BATCH);
}
