// The published x402 client pays a seller through our channels: deposit, vouchers, top-ups, claim, settle, restarts of the
// client, cooperative refund.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { toClientEvmSigner } from "@x402/evm";
import { BatchSettlementEvmScheme } from "@x402/evm/batch-settlement/client";
import { decodePaymentResponseHeader, wrapFetchWithPayment, x402Client } from "@x402/fetch";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { startChain } from "./chain.mjs";
import { Seller } from "./seller.mjs";

const PRICE = 1000n;
const MIN_DEPOSIT = 20n * PRICE;
const FUNDS = 1_000_000n;
/** Every fifth reading costs less than its ceiling. */
const charge = (n) => (n % 5 === 0 ? 700n : PRICE);
const charges = (from, to) => Array.from({ length: to - from }, (_, i) => charge(from + i)).reduce((sum, one) => sum + one, 0n);

const payer = privateKeyToAccount(generatePrivateKey());
const authorizer = privateKeyToAccount(generatePrivateKey());
const receiver = privateKeyToAccount(generatePrivateKey()).address;
let chain;
let seller;

before(async () => {
  chain = await startChain();
  const [relayer] = await chain.client.getAddresses();
  await chain.send(relayer, chain.token, "mint", [payer.address, FUNDS]);
  const terms = { chain, relayer, receiver, authorizer, price: PRICE, minDeposit: MIN_DEPOSIT, charge };
  seller = await new Seller(terms).start();
});

after(() => {
  seller?.end();
  chain?.end();
});

/** A client that has just started: it remembers nothing. The payer allows the coin, as on any chain of our own. */
function startClient() {
  const scheme = new BatchSettlementEvmScheme(toClientEvmSigner(payer, chain.client), {});
  const client = new x402Client().register("eip155:31337", scheme);
  client.setSpendControls({ allowedAssets: [{ network: "eip155:31337", asset: chain.token.address }] });
  return { scheme, fetch: wrapFetchWithPayment(fetch, client) };
}

async function buy(client) {
  const response = await client.fetch(seller.url);
  assert.equal(response.status, 200, await response.clone().text());
  return decodePaymentResponseHeader(response.headers.get("PAYMENT-RESPONSE"));
}

async function onChain() {
  const [[id]] = seller.ledger;
  const [balance, totalClaimed] = await chain.read(chain.channels, "channels", [id]);
  return { balance, totalClaimed };
}

test("the stock client pays through our channels", async (t) => {
  let client = startClient();

  await t.test("deposits with its first request", async () => {
    const receipt = await buy(client);
    assert.match(receipt.transaction, /^0x[0-9a-f]{64}$/);
    assert.deepEqual(await onChain(), { balance: MIN_DEPOSIT, totalClaimed: 0n });
    assert.equal(await chain.balance(payer.address), FUNDS - MIN_DEPOSIT);
  });

  await t.test("pays 50 readings by vouchers and tops up by itself", async () => {
    for (let i = 1; i < 50; i++) await buy(client);
    assert.equal(seller.sold, 50);
    assert.equal(seller.deposits, 3);
    assert.equal(seller.corrections, 0);
    assert.deepEqual(await onChain(), { balance: 3n * MIN_DEPOSIT, totalClaimed: 0n });
  });

  await t.test("is claimed for what was charged", async () => {
    await seller.claim();
    assert.deepEqual(await onChain(), { balance: 3n * MIN_DEPOSIT, totalClaimed: charges(0, 50) });
    await seller.settle();
    assert.equal(await chain.balance(receiver), charges(0, 50));
  });

  await t.test("recovers from the chain after a restart", async () => {
    client = startClient();
    const receipt = await buy(client);
    assert.equal(receipt.transaction, "");
    assert.equal(seller.corrections, 0);
  });

  await t.test("recovers vouchers that are not claimed by one correction", async () => {
    await buy(client);
    client = startClient();
    await buy(client);
    assert.equal(seller.corrections, 1);
    assert.equal(seller.sold, 53);
  });

  await t.test("gets the rest back, and the seller what it charged", async () => {
    const receipt = await client.scheme.refund(seller.url);
    assert.equal(receipt.success, true);
    assert.equal(BigInt(receipt.amount), 3n * MIN_DEPOSIT - charges(0, 53));
    await seller.settle();
    assert.equal(await chain.balance(receiver), charges(0, 53));
    assert.equal(await chain.balance(payer.address), FUNDS - charges(0, 53));
    assert.equal(await chain.balance(chain.channels.address), 0n);
    assert.equal(await chain.balance(chain.collector.address), 0n);
  });

  await t.test("fills the same channel again", async () => {
    await buy(startClient());
    const { balance, totalClaimed } = await onChain();
    assert.equal(balance - totalClaimed, MIN_DEPOSIT);
    assert.equal(totalClaimed, charges(0, 53));
  });
});
