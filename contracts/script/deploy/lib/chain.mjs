import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { createPublicClient, createWalletClient, decodeErrorResult, getAddress, http } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { Refusal } from "./refusal.mjs";

const KEY_FILE_VARIABLE = "TRIGPOINT_DEPLOYER_KEY_FILE";
const GAS_PERCENT = 120n;
const FIRST_POLL_MS = 5;
const LAST_POLL_MS = 2_000;
const MINED_WITHIN_MS = 600_000;

/** Connects to the network's chain; a key file named in the environment wins over an unlocked account. */
export async function connect(url, network) {
  const transport = http(url, { retryCount: 3 });
  const reader = createPublicClient({ transport, cacheTime: 0 });
  const chainId = await reader.getChainId().catch((broken) => {
    throw new Refusal(`${url} does not answer: ${said(broken)}`);
  });
  if (chainId !== network.chainId) {
    throw new Refusal(`${url} is chain ${chainId}, the network file is for chain ${network.chainId}`);
  }
  const client = await reader.request({ method: "web3_clientVersion" }).catch(() => "");
  const account = deployerOf(network);
  const wallet = createWalletClient({ transport, account });
  return new Chain(reader, wallet, getAddress(account.address ?? account), client.startsWith("anvil"));
}

function deployerOf(network) {
  const file = process.env[KEY_FILE_VARIABLE];
  if (!file) {
    if (network.deployer) return getAddress(network.deployer);
    throw new Refusal(`${KEY_FILE_VARIABLE} must name the file with the deployer's private key; see --help`);
  }
  const key = keyTextIn(file).trim().replace(/^0x/, "");
  if (!/^[0-9a-fA-F]{64}$/.test(key)) throw new Refusal(`${file} must hold 64 hexadecimal digits`);
  return privateKeyToAccount(`0x${key}`);
}

function keyTextIn(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (unreadable) {
    throw new Refusal(`${KEY_FILE_VARIABLE}: cannot read ${file}: ${unreadable.message}`);
  }
}

/** A chain as one deployer sees it; a local one can be given code at any address. */
class Chain {
  constructor(reader, wallet, deployer, isLocal) {
    this.isLocal = isLocal;
    this.reader = reader;
    this.wallet = wallet;
    this.deployer = deployer;
  }

  blockNumber() {
    return this.reader.getBlockNumber().then(Number);
  }

  async code(address) {
    return (await this.reader.getCode({ address })) ?? "0x";
  }

  /** Puts runtime code at an address of a local chain. */
  async place(address, code) {
    await this.reader.request({ method: "anvil_setCode", params: [address, code] });
  }

  /** The deployer's next nonce, once nothing that it sent before waits to be mined. */
  async settledNonce() {
    const address = this.deployer;
    return poll("the deployer's earlier transactions", async () => {
      const mined = await this.reader.getTransactionCount({ address, blockTag: "latest" });
      const sent = await this.reader.getTransactionCount({ address, blockTag: "pending" });
      return mined >= sent ? mined : undefined;
    });
  }

  /** Creates a contract with this nonce and gives its receipt. */
  async create(name, abi, data, nonce) {
    const gas = await this.reader
      .estimateGas({ account: this.deployer, data })
      .catch((refused) => {
        throw new Refusal(`${name} would be refused: ${reasonOf(abi, refused)}`);
      });
    const hash = await this.wallet
      .sendTransaction({ chain: null, data, nonce, gas: (gas * GAS_PERCENT) / 100n })
      .catch((refused) => {
        throw new Refusal(`${name} could not be sent from ${this.deployer}: ${said(refused)}`);
      });
    const receipt = await poll(`transaction ${hash}`, () =>
      this.reader.getTransactionReceipt({ hash }).catch((missing) => {
        if (missing.name !== "TransactionReceiptNotFoundError") throw missing;
      }),
    );
    if (receipt.status !== "success") throw new Refusal(`${name}: transaction ${hash} was reverted`);
    return receipt;
  }

  /** The mined transaction that used a nonce of the deployer, looked for from a block on. */
  async transactionWith(nonce, fromBlock) {
    const head = await this.blockNumber();
    for (let number = fromBlock; number <= head; number++) {
      const block = await this.reader.getBlock({ blockNumber: BigInt(number), includeTransactions: true });
      const found = block.transactions.find((sent) => getAddress(sent.from) === this.deployer && sent.nonce === nonce);
      if (found) return found.hash;
    }
    throw new Refusal(`no block from ${fromBlock} on holds the deployer's transaction ${nonce}`);
  }
}

async function poll(what, ask) {
  const end = Date.now() + MINED_WITHIN_MS;
  for (let pause = FIRST_POLL_MS; Date.now() < end; pause = Math.min(2 * pause, LAST_POLL_MS)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(pause);
  }
  throw new Refusal(`${what} is not mined after ${MINED_WITHIN_MS / 1000} s; run again to go on`);
}

/** What an endpoint or the client said, in one line. */
export function said(failure) {
  const [first] = (failure.shortMessage ?? failure.message).split("\n");
  return failure.details && failure.details !== first ? `${first} ${failure.details}` : first;
}

/** The custom error of a refused creation, or what the endpoint said. */
function reasonOf(abi, failure) {
  const data = failure.walk?.((cause) => typeof cause.data === "string")?.data;
  try {
    const { errorName, args } = decodeErrorResult({ abi, data });
    return `${errorName}(${(args ?? []).join(", ")})`;
  } catch {
    return said(failure);
  }
}
