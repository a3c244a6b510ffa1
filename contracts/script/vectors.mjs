// Bytes and numbers from a named seed, and the writing or checking of one file of vectors.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { encodeFunctionData } from "viem";

const folder = path.resolve(import.meta.dirname, "../src/test/resources/vectors");

export function seeded(seed) {
  const bytes = (...labels) => createHash("sha256").update([seed, ...labels].join("/")).digest("hex");
  const word = (...labels) => "0x" + bytes(...labels);
  const address = (...labels) => "0x" + bytes(...labels).slice(0, 40);
  const small = (bits, ...labels) => BigInt(word(...labels)) & ((1n << BigInt(bits)) - 1n);
  return { word, address, small };
}

/** Writes NAME.json, or with --check reports when the committed file differs. */
export function writeOrCheck(name, cases) {
  const file = path.join(folder, `${name}.json`);
  const plain = (_, value) => (typeof value === "bigint" ? value.toString() : value);
  const text = `{"cases":[\n${cases.map((c) => JSON.stringify(c, plain)).join(",\n")}\n]}\n`;
  if (!process.argv.includes("--check")) {
    fs.writeFileSync(file, text);
  } else if (!fs.existsSync(file) || fs.readFileSync(file, "utf8") !== text) {
    console.error(`contracts: ${name}.json differs from what its script writes`);
    process.exitCode = 1;
  }
}

/** The calldata of a function by the committed ABI of its contract. */
export function calldata(contract, functionName, args) {
  const file = path.resolve(import.meta.dirname, "../src/main/resources/io/trigpoint/contracts", `${contract}.json`);
  return encodeFunctionData({ abi: JSON.parse(fs.readFileSync(file, "utf8")).abi, functionName, args });
}
