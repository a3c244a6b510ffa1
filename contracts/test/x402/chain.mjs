// A local chain on the wall clock's time, with a stable coin and with our channels where x402 clients look for them.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { createTestClient, http, publicActions, walletActions } from "viem";
import { foundry } from "viem/chains";

const contracts = path.resolve(import.meta.dirname, "../..");
const vectors = JSON.parse(fs.readFileSync(path.join(contracts, "src/test/resources/vectors/x402.json"), "utf8"));
const SETTLEMENT = vectors.addresses.batch_settlement;
const COLLECTOR = vectors.addresses.erc3009_deposit_collector;

function built(name) {
  const artifact = JSON.parse(fs.readFileSync(path.join(contracts, "out", `${name}.sol`, `${name}.json`), "utf8"));
  return { abi: artifact.abi, bytecode: artifact.bytecode.object };
}

function listening(anvil) {
  return new Promise((resolve, reject) => {
    let said = "";
    anvil.stdout.on("data", (chunk) => {
      said += chunk;
      const port = /Listening on 127\.0\.0\.1:(\d+)/.exec(said);
      if (port) resolve(`http://127.0.0.1:${port[1]}`);
    });
    anvil.on("exit", (code) => reject(new Error(`anvil ended with ${code}: ${said}`)));
  });
}

/** Starts the chain; `end` ends it. */
export async function startChain() {
  const anvil = spawn(path.join(contracts, "bin/anvil"), ["--port", "0", "--host", "127.0.0.1"]);
  try {
    const transport = http(await listening(anvil));
    const client = createTestClient({ chain: foundry, mode: "anvil", transport, pollingInterval: 5 });
    return await withChannels(new Chain(client.extend(publicActions).extend(walletActions), anvil));
  } catch (error) {
    anvil.kill();
    throw error;
  }
}

async function withChannels(chain) {
  const [deployer] = await chain.client.getAddresses();
  chain.token = await chain.deploy(deployer, "LocalStablecoin", []);
  chain.channels = await chain.place(await chain.deploy(deployer, "VoucherChannels", []), SETTLEMENT);
  chain.collector = await chain.place(await chain.deploy(deployer, "Erc3009Collector", [SETTLEMENT]), COLLECTOR);
  return chain;
}

class Chain {
  constructor(client, anvil) {
    this.client = client;
    this.anvil = anvil;
  }

  end() {
    this.anvil.kill();
  }

  async deploy(account, name, args) {
    const { abi, bytecode } = built(name);
    const hash = await this.client.deployContract({ account, abi, bytecode, args });
    const { contractAddress } = await this.client.waitForTransactionReceipt({ hash });
    return { address: contractAddress, abi };
  }

  /** The same code at another address, as on chains that have the published contracts. */
  async place({ address, abi }, at) {
    await this.client.setCode({ address: at, bytecode: await this.client.getCode({ address }) });
    return { address: at, abi };
  }

  read(contract, functionName, args) {
    return this.client.readContract({ ...contract, functionName, args });
  }

  /** The hash of a transaction that succeeded. */
  async send(account, contract, functionName, args) {
    const hash = await this.client.writeContract({ ...contract, account, functionName, args });
    const { status } = await this.client.waitForTransactionReceipt({ hash });
    if (status !== "success") throw new Error(`${functionName} was refused in ${hash}`);
    return hash;
  }

  balance(account) {
    return this.read(this.token, "balanceOf", [account]);
  }
}
