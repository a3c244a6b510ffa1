import fs from "node:fs";
import path from "node:path";
import { decodeAbiParameters, encodeAbiParameters } from "viem";
import { hashWithout } from "./code.mjs";

const folder = path.resolve(import.meta.dirname, "../../../src/main/resources/io/trigpoint/contracts");

/** A committed artifact: { abi, bytecode, runtimeHash, immutables }. */
export function artifactOf(name) {
  return JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), "utf8"));
}

/** Constructor arguments as the ABI encodes them; "0x" when there are none. */
export function encodeArguments(artifact, values) {
  return encodeAbiParameters(inputsOf(artifact), values);
}

/** Where two encodings of constructor arguments differ, in words. */
export function differences(artifact, recorded, given) {
  const inputs = inputsOf(artifact);
  const [before, now] = [recorded, given].map((encoded) => decodeAbiParameters(inputs, encoded));
  return inputs
    .flatMap(({ name }, index) => differing(name.replace(/_$/, ""), before[index], now[index]))
    .join("; ");
}

function differing(name, before, now) {
  if (typeof before === "object" && !Array.isArray(before)) {
    return Object.keys(before).flatMap((key) => differing(`${name}.${key}`, before[key], now[key]));
  }
  return String(before) === String(now) ? [] : [`${name} was ${before}, is now ${now}`];
}

function inputsOf(artifact) {
  return artifact.abi.find((entry) => entry.type === "constructor")?.inputs ?? [];
}

/** Whether code on a chain is what the artifact builds, whatever its immutables hold. */
export function isBuiltFrom(artifact, code) {
  return code !== "0x" && hashWithout(code, artifact.immutables) === artifact.runtimeHash;
}
