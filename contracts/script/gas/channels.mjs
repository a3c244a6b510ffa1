// What voucher channels cost. A channel's life is the deposit of a payer's further channel by an authorization, and its
// first claim together with the settling, by the receiver's authorizer in one multicall. The receiver already holds the
// local stable coin and has claimed before; ten channels are claimed for the third time.
import { encodeAbiParameters, encodeFunctionData, keccak256, toHex } from "viem";
import { artifact } from "./chain.mjs";
import { accounts, address, median, range, word } from "./seeded.mjs";

const CHANNELS = 10;
const DEPOSIT = 5_123_457n;
const PRICE = 123_457n;
const FOREVER = 1n << 40n;
const RECEIVE = ["from", "to", "value", "validAfter", "validBefore", "nonce"].map((name, i) => ({
  name,
  type: ["address", "address", "uint256", "uint256", "uint256", "bytes32"][i],
}));

export async function measureChannels(chain, samples) {
  const deployer = address("deployer", "channels");
  const token = await chain.deploy(deployer, artifact("LocalStablecoin"));
  const channels = await chain.deploy(deployer, artifact("VoucherChannels"));
  const collector = await chain.deploy(deployer, artifact("Erc3009Collector"), [channels.address]);
  const market = new ChannelMarket(chain, { token, channels, collector });
  const life = await measureLife(market, samples);
  const batch = await measureBatch(market);
  return {
    figures: {
      channel_life: life.open + life.together,
      channel_life_apart: life.open + life.claim + life.settle,
      channel_claim_10: Math.round(batch.direct / CHANNELS),
    },
    others: {
      "channel: deposit that opens it": life.open,
      "channel: deposit that tops it up": life.topUp,
      "channel: first claim by the receiver's authorizer": life.claim,
      "channel: claim that anyone sends with its signature": life.signed,
      "channel: settling": life.settle,
      "channel: first claim and settling at once": life.together,
      "channel: refund that anyone sends with signatures": life.refund,
      "ten channels claimed at once with a signature, each": Math.round(batch.signed / CHANNELS),
    },
    deployed: [channels, collector],
  };
}

class ChannelMarket {
  chainId = 31337;

  constructor(chain, parts) {
    this.chain = chain;
    Object.assign(this, parts);
    [this.authorizer] = accounts(1, "receiver authorizer");
    this.relayer = address("relayer");
    this.receiver = address("receiver");
  }

  config(payer, salt) {
    return {
      payer: payer.address,
      payerAuthorizer: payer.address,
      receiver: this.receiver,
      receiverAuthorizer: this.authorizer.address,
      token: this.token.address,
      withdrawDelay: 86_400,
      salt: toHex(salt, { size: 32 }),
    };
  }

  async deposit(payer, config, label) {
    const channelId = await this.chain.read(this.channels, "getChannelId", [config]);
    const salt = BigInt(word("deposit", label));
    const nonce = keccak256(encodeAbiParameters([{ type: "bytes32" }, { type: "uint256" }], [channelId, salt]));
    const message = { from: payer.address, to: this.collector.address, value: DEPOSIT, validAfter: 0n, validBefore: FOREVER, nonce };
    const domain = { name: "Trigpoint Local USD", version: "1", chainId: this.chainId, verifyingContract: this.token.address };
    const signature = await payer.signTypedData({ domain, types: { ReceiveWithAuthorization: RECEIVE }, primaryType: "ReceiveWithAuthorization", message });
    const data = encodeAbiParameters(
      [{ type: "uint256" }, { type: "uint256" }, { type: "uint256" }, { type: "bytes" }],
      [0n, FOREVER, salt, signature],
    );
    return this.chain.gas(this.relayer, this.channels, "deposit", [config, DEPOSIT, this.collector.address, data]);
  }

  async row(payer, config, totalClaimed) {
    const channelId = await this.chain.read(this.channels, "getChannelId", [config]);
    const maxClaimableAmount = totalClaimed + 7n;
    const hash = await this.chain.read(this.channels, "getVoucherDigest", [channelId, maxClaimableAmount]);
    return { voucher: { channel: config, maxClaimableAmount }, signature: await payer.sign({ hash }), totalClaimed };
  }

  async claimArguments(rows) {
    const hash = await this.chain.read(this.channels, "getClaimBatchDigest", [rows]);
    return [rows, await this.authorizer.sign({ hash })];
  }

  async claimSigned(rows) {
    return this.chain.gas(this.relayer, this.channels, "claimWithSignature", await this.claimArguments(rows));
  }

  claimDirect(rows) {
    return this.chain.gas(this.authorizer.address, this.channels, "claim", [rows]);
  }

  settle() {
    return this.chain.gas(this.relayer, this.channels, "settle", [this.receiver, this.token.address]);
  }

  /** Both in one transaction, by the receiver's authorizer itself. */
  claimAndSettle(rows) {
    const { abi } = this.channels;
    const claim = encodeFunctionData({ abi, functionName: "claim", args: [rows] });
    const settle = encodeFunctionData({ abi, functionName: "settle", args: [this.receiver, this.token.address] });
    return this.chain.gas(this.authorizer.address, this.channels, "multicall", [[claim, settle]]);
  }

  async refund(config) {
    const channelId = await this.chain.read(this.channels, "getChannelId", [config]);
    const hash = await this.chain.read(this.channels, "getRefundDigest", [channelId, 0n, PRICE]);
    const args = [config, PRICE, 0n, await this.authorizer.sign({ hash })];
    return this.chain.gas(this.relayer, this.channels, "refundWithSignature", args);
  }
}

/** A payer's further channel, after a first one was opened, claimed and settled. */
async function measureLife(market, samples) {
  const gas = { open: [], topUp: [], claim: [], settle: [], signed: [], together: [], refund: [] };
  for (const [i, payer] of accounts(samples + 1, "payer").entries()) {
    await market.chain.gas(market.relayer, market.token, "mint", [payer.address, 10n ** 12n]);
    const config = market.config(payer, 2 * i);
    const one = { open: await market.deposit(payer, config, `open ${i}`) };
    one.claim = await market.claimDirect([await market.row(payer, config, PRICE)]);
    one.settle = await market.settle();
    one.topUp = await market.deposit(payer, config, `top up ${i}`);
    one.signed = await market.claimSigned([await market.row(payer, config, 2n * PRICE)]);
    const further = market.config(payer, 2 * i + 1);
    await market.deposit(payer, further, `further ${i}`);
    one.together = await market.claimAndSettle([await market.row(payer, further, PRICE)]);
    one.refund = await market.refund(config);
    if (i > 0) Object.keys(gas).forEach((key) => gas[key].push(one[key]));
  }
  return Object.fromEntries(Object.entries(gas).map(([key, all]) => [key, median(all)]));
}

async function measureBatch(market) {
  const payers = accounts(CHANNELS, "payer of batch");
  const configs = payers.map((payer, i) => market.config(payer, i));
  for (const [i, payer] of payers.entries()) {
    await market.chain.gas(market.relayer, market.token, "mint", [payer.address, 10n ** 12n]);
    await market.deposit(payer, configs[i], `batch ${i}`);
  }
  const rows = (total) => Promise.all(payers.map((payer, i) => market.row(payer, configs[i], total)));
  await market.claimSigned(await rows(PRICE));
  const signed = await market.claimSigned(await rows(2n * PRICE));
  const direct = await market.claimDirect(await rows(3n * PRICE));
  return { signed, direct };
}
