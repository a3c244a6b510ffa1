// A seller of readings over HTTP, paid through x402 `batch-settlement` without a facilitator: it submits deposits, keeps
// the last voucher of each channel, claims, settles and refunds by itself.
import http from "node:http";
import { encodeAbiParameters, encodeFunctionData, isAddressEqual, recoverAddress } from "viem";

const MISMATCH = "invalid_batch_settlement_evm_cumulative_amount_mismatch";
const AUTHORIZATION = [{ type: "uint256" }, { type: "uint256" }, { type: "uint256" }, { type: "bytes" }];

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64");
const decoded = (text) => JSON.parse(Buffer.from(text, "base64").toString("utf8"));

export class Seller {
  /** Channels by id: what was charged, and the last voucher. */
  ledger = new Map();
  deposits = 0;
  corrections = 0;

  /** `charge` gives what the n-th reading costs, at most `price`; amounts are base units. */
  constructor({ chain, relayer, receiver, authorizer, price, minDeposit, charge }) {
    Object.assign(this, { chain, relayer, receiver, authorizer, price, minDeposit, charge });
    this.sold = 0;
    this.server = http.createServer((request, response) => {
      this.#answer(request).then(
        ({ status, headers, body }) => response.writeHead(status, headers).end(body),
        (error) => response.writeHead(500).end(String(error?.stack ?? error)),
      );
    });
  }

  start() {
    return new Promise((resolve) => {
      this.server.listen(0, "127.0.0.1", () => {
        this.url = `http://127.0.0.1:${this.server.address().port}/v1/reading`;
        resolve(this);
      });
    });
  }

  end() {
    this.server.close();
    this.server.closeAllConnections();
  }

  #offer(extra = {}) {
    return {
      scheme: "batch-settlement",
      network: "eip155:31337",
      amount: String(this.price),
      asset: this.chain.token.address,
      payTo: this.receiver,
      maxTimeoutSeconds: 600,
      extra: {
        receiverAuthorizer: this.authorizer.address,
        withdrawDelay: 900,
        name: "Trigpoint Local USD",
        version: "1",
        minDeposit: String(this.minDeposit),
        ...extra,
      },
    };
  }

  #required(error, extra) {
    const required = { x402Version: 2, error, resource: { url: this.url }, accepts: [this.#offer(extra)] };
    return { status: 402, headers: { "PAYMENT-REQUIRED": encoded(required) }, body: "" };
  }

  async #answer(request) {
    const header = request.headers["payment-signature"];
    if (!header) return this.#required("PAYMENT-SIGNATURE header is required");
    const { payload } = decoded(header);
    const { channelConfig: config, voucher } = payload;
    const id = await this.chain.read(this.chain.channels, "getChannelId", [config]);
    if (id !== voucher.channelId) return this.#required("invalid_batch_settlement_evm_channel_id_mismatch");
    const channel = await this.#channel(id);
    const due = payload.type === "refund" ? channel.charged : channel.charged + this.price;
    if (BigInt(voucher.maxClaimableAmount) !== due) return this.#correct(id, channel);
    if (!(await this.#signed(config, voucher))) return this.#required("invalid_batch_settlement_evm_voucher_signature");
    return payload.type === "refund" ? this.#refund(id, channel, config, voucher) : this.#sell(id, channel, payload);
  }

  /** What is known of a channel; without a record, what the chain says. */
  async #channel(id) {
    if (this.ledger.has(id)) return this.ledger.get(id);
    const [, claimed] = await this.chain.read(this.chain.channels, "channels", [id]);
    return { charged: claimed };
  }

  async #signed(config, { channelId, maxClaimableAmount, signature }) {
    const hash = await this.chain.read(this.chain.channels, "getVoucherDigest", [channelId, BigInt(maxClaimableAmount)]);
    return isAddressEqual(await recoverAddress({ hash, signature }), config.payerAuthorizer);
  }

  async #correct(id, channel) {
    this.corrections += 1;
    const voucherState = channel.voucher && {
      signedMaxClaimable: channel.voucher.maxClaimableAmount,
      signature: channel.voucher.signature,
    };
    return this.#required(MISMATCH, { channelState: await this.#state(id, channel.charged), voucherState });
  }

  async #state(id, charged) {
    const { channels } = this.chain;
    const [balance, totalClaimed] = await this.chain.read(channels, "channels", [id]);
    const [, withdrawRequestedAt] = await this.chain.read(channels, "pendingWithdrawals", [id]);
    const refundNonce = await this.chain.read(channels, "refundNonce", [id]);
    return {
      channelId: id,
      balance: String(balance),
      totalClaimed: String(totalClaimed),
      withdrawRequestedAt,
      refundNonce: String(refundNonce),
      chargedCumulativeAmount: String(charged),
    };
  }

  async #sell(id, channel, { type, channelConfig: config, voucher, deposit }) {
    const transaction = type === "deposit" ? await this.#deposit(config, deposit) : "";
    const [balance] = await this.chain.read(this.chain.channels, "channels", [id]);
    if (BigInt(voucher.maxClaimableAmount) > balance) return this.#required("invalid_batch_settlement_evm_cumulative_exceeds_balance");
    const charged = this.charge(this.sold++);
    const after = { charged: channel.charged + charged, config, voucher };
    this.ledger.set(id, after);
    const extra = { chargedAmount: String(charged), channelState: await this.#state(id, after.charged) };
    return this.#paid(config.payer, transaction, deposit?.amount ?? "", extra, JSON.stringify({ reading: this.sold }));
  }

  #paid(payer, transaction, amount, extra, body) {
    const receipt = { success: true, transaction, network: "eip155:31337", payer, amount, extra };
    return { status: 200, headers: { "PAYMENT-RESPONSE": encoded(receipt) }, body };
  }

  #deposit(config, { amount, authorization }) {
    this.deposits += 1;
    const { validAfter, validBefore, salt, signature } = authorization.erc3009Authorization;
    const data = encodeAbiParameters(AUTHORIZATION, [BigInt(validAfter), BigInt(validBefore), BigInt(salt), signature]);
    const { channels, collector } = this.chain;
    return this.chain.send(this.relayer, channels, "deposit", [config, BigInt(amount), collector.address, data]);
  }

  /** The rows that claim all that was charged. */
  rows() {
    return [...this.ledger.values()].map(({ charged, config, voucher }) => ({
      voucher: { channel: config, maxClaimableAmount: BigInt(voucher.maxClaimableAmount) },
      signature: voucher.signature,
      totalClaimed: charged,
    }));
  }

  async #signedBatch(rows) {
    const hash = await this.chain.read(this.chain.channels, "getClaimBatchDigest", [rows]);
    return [rows, await this.authorizer.sign({ hash })];
  }

  async claim() {
    return this.chain.send(this.relayer, this.chain.channels, "claimWithSignature", await this.#signedBatch(this.rows()));
  }

  settle() {
    return this.chain.send(this.relayer, this.chain.channels, "settle", [this.receiver, this.chain.token.address]);
  }

  /** Claims what was charged and returns the rest, in one transaction. */
  async #refund(id, channel, config, voucher) {
    const { abi } = this.chain.channels;
    this.ledger.set(id, { ...channel, config, voucher });
    const { balance, refundNonce } = await this.#state(id, channel.charged);
    const amount = BigInt(balance) - channel.charged;
    const hash = await this.chain.read(this.chain.channels, "getRefundDigest", [id, BigInt(refundNonce), amount]);
    const args = [config, amount, BigInt(refundNonce), await this.authorizer.sign({ hash })];
    const calls = [
      encodeFunctionData({ abi, functionName: "claimWithSignature", args: await this.#signedBatch(this.rows()) }),
      encodeFunctionData({ abi, functionName: "refundWithSignature", args }),
    ];
    const transaction = await this.chain.send(this.relayer, this.chain.channels, "multicall", [calls]);
    this.ledger.delete(id);
    const channelState = await this.#state(id, channel.charged);
    return this.#paid(config.payer, transaction, String(amount), { channelState }, "");
  }
}
