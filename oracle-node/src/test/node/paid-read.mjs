// Buys one read with the stock payment client and prints one JSON line about it.
// usage: BUYER_KEY=0x… node paid-read.mjs URL NETWORK TOKEN
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL("../../../../contracts/package.json", import.meta.url));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { privateKeyToAccount } = await load("viem/accounts");
const { wrapFetchWithPayment, x402Client, decodePaymentResponseHeader } = await load("@x402/fetch");
const { ExactEvmScheme } = await load("@x402/evm/exact/client");

const [url, network, asset] = process.argv.slice(2);
const client = new x402Client().register(
  network,
  new ExactEvmScheme(privateKeyToAccount(process.env.BUYER_KEY)),
);
client.setSpendControls({ allowedAssets: [{ network, asset }] });
const response = await wrapFetchWithPayment(fetch, client)(url);
const header = response.headers.get("payment-response");
const body = await response.json();
console.log(
  JSON.stringify({
    status: response.status,
    rows: (body.rows ?? []).length,
    code: body.code ?? "",
    receipt: header ? decodePaymentResponseHeader(header) : null,
  }),
);
