import fs from "node:fs";
import path from "node:path";
import { encodeAbiParameters } from "viem";
import { hashWithout } from "./code.mjs";

const folder = path.resolve(import.meta.dirname, "../../../src/main/resources/io/trigpoint/contracts");

/** A committed artifact: { abi, bytecode, runtimeHash, immutables }. */
export function artifactOf(name) {
  return JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), "utf8"));
}

/** Constructor arguments as the ABI encodes them; "0x" when there are none. */
export function encodeArguments(artifact, values) {
  const inputs = artifact.abi.find((entry) => entry.type === "constructor")?.inputs ?? [];
  return encodeAbiParameters(inputs, values);
}

/** Whether code on a chain is what the artifact builds, whatever its immutables hold. */
export function isBuiltFrom(artifact, code) {
  return code !== "0x" && hashWithout(code, artifact.immutables) === artifact.runtimeHash;
}
