// Buys one read with the stock payment client and prints one JSON line about it.
// usage: BUYER_KEY=0x… node paid-read.mjs PACKAGE_DIR URL NETWORK TOKEN MAX_BASE_UNITS
// The client spends only well-known stable coins by itself: the payer allows this token, up to a limit.
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [packageDir, url, network, asset, maxAmountPerPayment] = process.argv.slice(2);
const require = createRequire(`${packageDir}/package.json`);
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { privateKeyToAccount } = await load("viem/accounts");
const { wrapFetchWithPayment, x402Client, decodePaymentResponseHeader } = await load("@x402/fetch");
const { ExactEvmScheme } = await load("@x402/evm/exact/client");

// A node that restarts is asked again, with the same authorization: a second answer costs nothing more.
const attempts = 20;
const pause = () => new Promise((resolve) => setTimeout(resolve, 2000));
const key = randomUUID();
async function patientFetch(input, init) {
  const request = new Request(input, init);
  request.headers.set("Idempotency-Key", key);
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(request.clone());
      if (response.status < 500 || attempt === attempts) return response;
    } catch (unreachable) {
      if (attempt === attempts) throw unreachable;
    }
    await pause();
  }
}

const buyer = privateKeyToAccount(process.env.BUYER_KEY);
const client = new x402Client().register(network, new ExactEvmScheme(buyer));
client.setSpendControls({ allowedAssets: [{ network, asset, maxAmountPerPayment }] });
const response = await wrapFetchWithPayment(patientFetch, client)(url);
const header = response.headers.get("payment-response");
const settled = header ? decodePaymentResponseHeader(header) : { success: false, transaction: "" };
const text = await response.text();
const rows = response.status === 200 ? JSON.parse(text).rows.length : 0;
console.log(JSON.stringify({ status: response.status, tx: settled.transaction, rows }));
if (response.status !== 200 || !settled.success) {
  console.error(text.slice(0, 500));
  process.exitCode = 1;
}
