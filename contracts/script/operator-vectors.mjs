// Writes the shared vectors of the operator registry, with viem as the reference, or checks them with --check.
import fs from "node:fs";
import path from "node:path";
import { encodeFunctionData, hashTypedData, parseSignature, serializeCompactSignature, signatureToCompactSignature } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { seeded, writeOrCheck } from "./vectors.mjs";

const { word, address, small } = seeded("trigpoint-operators-1");
const artifact = path.resolve(import.meta.dirname, "../src/main/resources/io/trigpoint/contracts/OperatorRegistry.json");
const { abi } = JSON.parse(fs.readFileSync(artifact, "utf8"));
const ROLES = ["attest", "send", "receipt"];
const TYPES = {
  OperatorKey: [
    { name: "operator", type: "address" },
    { name: "role", type: "uint8" },
    { name: "key", type: "address" },
    { name: "nonce", type: "uint256" },
  ],
};

async function compact(account, typed) {
  return serializeCompactSignature(signatureToCompactSignature(parseSignature(await account.signTypedData(typed))));
}

async function provenKey(i, role, operator, nonce, domain) {
  const secret = word("key", i, role);
  const account = privateKeyToAccount(secret);
  const message = { operator, role: ROLES.indexOf(role) + 1, key: account.address.toLowerCase(), nonce };
  const typed = { domain, types: TYPES, primaryType: "OperatorKey", message };
  return { role: message.role, secret, key: message.key, digest: hashTypedData(typed), signature: await compact(account, typed) };
}

async function operator(i) {
  const chainId = Number(1n + small(31, "chain", i));
  const registry = address("registry", i);
  const account = address("operator", i);
  const nonce = i % 2 === 0 ? 0n : small(200, "nonce", i);
  const domain = { name: "Trigpoint Operators", version: "1", chainId, verifyingContract: registry };
  const keys = await Promise.all(ROLES.map((role) => provenKey(i, role, account, nonce, domain)));
  const endpoint = { url: `https://${"o".repeat(1 + 4 * i)}.example`, tlsFingerprint: word("tls", i) };
  const stake = small(i % 2 === 0 ? 60 : 256, "stake", i);
  const by = (field) => Object.fromEntries(keys.map((key, index) => [ROLES[index], key[field]]));
  const args = [stake, by("key"), by("signature"), endpoint];
  const register = encodeFunctionData({ abi, functionName: "register", args });
  return { chainId, registry, operator: account, nonce, keys, endpoint, stake, register };
}

writeOrCheck("operators", await Promise.all(Array.from({ length: 12 }, (_, i) => operator(i))));
