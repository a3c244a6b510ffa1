// A fresh anvil on a free port: any account may send without a key or a balance, each transaction is a block of its
// own, and each block is one second after the one before, so that the same calls cost the same in every run.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { createPublicClient, encodeDeployData, encodeFunctionData, http } from "viem";

export const contracts = path.resolve(import.meta.dirname, "../..");
const GENESIS_TIME = 1_800_000_000;

export function artifact(name, file = name) {
  const built = JSON.parse(fs.readFileSync(path.join(contracts, "out", `${file}.sol`, `${name}.json`), "utf8"));
  return { name, abi: built.abi, bytecode: built.bytecode.object, code: built.deployedBytecode.object };
}

function listening(process) {
  return new Promise((resolve, reject) => {
    let said = "";
    process.stdout.on("data", (chunk) => {
      said += chunk;
      const port = /Listening on 127\.0\.0\.1:(\d+)/.exec(said);
      if (port) resolve(`http://127.0.0.1:${port[1]}`);
    });
    process.on("exit", (code) => reject(new Error(`anvil ended with ${code}: ${said}`)));
  });
}

/** Runs `work` with a chain of its own, which ends with it. */
export async function withChain(work) {
  const options = ["--port", "0", "--host", "127.0.0.1", "--auto-impersonate", "--base-fee", "0", "--gas-price", "0"];
  const anvil = spawn(path.join(contracts, "bin/anvil"), [...options, "--timestamp", String(GENESIS_TIME)]);
  try {
    return await work(new Chain(await listening(anvil)));
  } finally {
    anvil.kill();
  }
}

export class Chain {
  constructor(url) {
    this.client = createPublicClient({ transport: http(url) });
    this.time = GENESIS_TIME;
  }

  rpc(method, ...params) {
    return this.client.request({ method, params });
  }

  /** The receipt of a transaction that must succeed. */
  async send(from, to, data) {
    await this.rpc("evm_setNextBlockTimestamp", ++this.time);
    const hash = await this.rpc("eth_sendTransaction", { from, to, data, gas: "0x1c9c380", gasPrice: "0x0" });
    const receipt = await this.#mined(hash);
    if (receipt.status !== "0x1") {
      const why = await this.rpc("eth_call", { from, to, data }, "latest").catch((error) => error.details);
      throw new Error(`transaction ${to ? `to ${to}` : "that deploys"} was refused: ${why}`);
    }
    return receipt;
  }

  /** A contract with its address, and the gas and code size that its deployment took. */
  async deploy(from, built, args = []) {
    const data = encodeDeployData({ abi: built.abi, bytecode: built.bytecode, args });
    const receipt = await this.send(from, undefined, data);
    const code = await this.rpc("eth_getCode", receipt.contractAddress, "latest");
    const gas = Number(receipt.gasUsed);
    return { ...built, address: receipt.contractAddress, gas, codeBytes: code.length / 2 - 1 };
  }

  /** The gas of a call in a transaction of its own. */
  async gas(from, contract, functionName, args) {
    const data = encodeFunctionData({ abi: contract.abi, functionName, args });
    return Number((await this.send(from, contract.address, data)).gasUsed);
  }

  read(contract, functionName, args = []) {
    return this.client.readContract({ address: contract.address, abi: contract.abi, functionName, args });
  }

  /** The next block comes this much later. */
  passTime(seconds) {
    this.time += Number(seconds);
  }

  async #mined(hash) {
    for (let receipt = null; ; await setTimeout(1)) {
      receipt = await this.rpc("eth_getTransactionReceipt", hash);
      if (receipt !== null) return receipt;
    }
  }
}
