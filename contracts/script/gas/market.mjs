// What selling data costs: an order into escrow and its release by 5 of 7 operators, and subscriptions.
import { encodeAbiParameters, keccak256 } from "viem";
import { artifact } from "./chain.mjs";
import { startNetwork } from "./network.mjs";
import { address, median, range, word } from "./seeded.mjs";

const PRICE = 123_457n;
const MONTH = 2_592_000;
const WHOLE = 1_000_000;
const SHARES = { ownersPpm: 800_000, operatorsPpm: 150_000, treasuryPpm: 50_000 };
const TERMS = {
  cells: [0x851f1d4bfffffffn, 0x851f1d4ffffffffn],
  variables: 1032,
  fromEpoch: 10,
  untilEpoch: 40,
  purpose: 1n,
  licence: word("licence"),
};

export async function measureMarket(chain, samples) {
  const network = await startNetwork(chain, "market", 7);
  const deployer = address("deployer", "data market");
  const coin = await chain.deploy(deployer, artifact("LocalStablecoin"));
  const given = {
    governor: address("governor"),
    quorum: network.sets.address,
    epochRoots: network.roots.address,
    distributor: network.distributor.address,
    treasury: address("treasury"),
    releaseEpochs: 30n,
    shares: SHARES,
    tokens: [coin.address],
    sellers: [address("seller")],
  };
  const market = await chain.deploy(deployer, artifact("DataMarket"), [given]);
  const sales = await Sales.open({ chain, network, coin, market });
  const all = [];
  for (const i of range(samples + 1)) all.push(await sales.buy(address("buyer", i), i));
  const of = (key) => median(all.slice(1).map((gas) => gas[key]));
  return {
    figures: {},
    others: {
      "data: order into escrow": of("order"),
      "data: release in full by 5 of 7": of("full"),
      "data: release in part, the rest refunded": of("part"),
      "data: subscription": of("subscribe"),
      "data: subscription renewed": of("renew"),
    },
    deployed: [market],
  };
}

class Sales {
  constructor(parts) {
    Object.assign(this, parts);
  }

  static async open(parts) {
    const terms = parts.market.abi.find(({ name }) => name === "list").inputs[0];
    const sales = new Sales({ ...parts, termsHash: keccak256(encodeAbiParameters([terms], [TERMS])) });
    sales.records = await sales.list(0);
    sales.months = await sales.list(MONTH);
    return sales;
  }

  async list(periodSeconds) {
    const listing = { token: this.coin.address, periodSeconds, minimum: 1, price: PRICE };
    await this.chain.gas(address("seller"), this.market, "list", [TERMS, listing]);
    return this.chain.read(this.market, "offerIdOf", [address("seller"), listing, this.termsHash]);
  }

  async buy(buyer, i) {
    const { chain, coin, market } = this;
    await chain.gas(buyer, coin, "mint", [buyer, 10n ** 12n]);
    await chain.gas(buyer, coin, "approve", [market.address, 10n ** 12n]);
    const gas = await this.order(buyer, i);
    gas.subscribe = await this.subscribe(buyer, word("subscription", i));
    gas.renew = await this.subscribe(buyer, word("renewal", i));
    return gas;
  }

  async order(buyer, i) {
    const gas = {};
    for (const [how, delivered] of [["full", WHOLE], ["part", 700_000]]) {
      const terms = this.orderTerms(buyer, word("order", how, i));
      gas.order = await this.chain.gas(buyer, this.market, "order", [terms]);
      gas[how] = await this.release(await this.chain.read(this.market, "orderIdOf", [buyer, terms]), delivered);
    }
    return gas;
  }

  orderTerms(beneficiary, salt) {
    const deliverBy = BigInt(this.chain.time + 86_400);
    const offered = { offerId: this.records, termsHash: this.termsHash, token: this.coin.address, units: 20n };
    return { ...offered, maxUnitPrice: PRICE, floorPpm: 600_000, deliverBy, beneficiary, salt };
  }

  async release(orderId, deliveredPpm) {
    const release = { orderId, epoch: 1n, setId: 1n, deliveredPpm, deliveryRoot: word("delivery", orderId) };
    const digest = await this.chain.read(this.market, "releaseDigest", [release]);
    return this.chain.gas(address("submitter"), this.market, "release", [release, await this.network.proof(digest)]);
  }

  subscribe(account, salt) {
    const terms = { offerId: this.months, periods: 2, maxPrice: 2n * PRICE, account, salt };
    return this.chain.gas(account, this.market, "subscribe", [terms]);
  }
}
