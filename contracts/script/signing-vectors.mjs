// Writes the shared vectors of everything that is signed, from a fixed seed, with viem and noble as the reference;
// with --check it verifies that the committed files are the same. Java and Solidity must agree with them.
import fs from "node:fs";
import path from "node:path";
import { ed25519 } from "@noble/curves/ed25519";
import { p256 } from "@noble/curves/p256";
import { createHash } from "node:crypto";
import {
  concat,
  encodeFunctionData,
  encodePacked,
  hashTypedData,
  keccak256,
  parseSignature,
  serializeCompactSignature,
  signatureToCompactSignature,
  toHex,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";

const here = path.resolve(import.meta.dirname, "..");
const folder = path.join(here, "src/test/resources/vectors");
const bytes = (...labels) => createHash("sha256").update(["trigpoint-signing-1", ...labels].join("/")).digest("hex");
const word = (...labels) => "0x" + bytes(...labels);
const address = (...labels) => "0x" + bytes(...labels).slice(0, 40);
const small = (bits, ...labels) => BigInt(word(...labels)) & ((1n << BigInt(bits)) - 1n);
const range = (count) => Array.from({ length: count }, (_, index) => index);
const lower = (hex) => hex.toLowerCase();

function abi(name) {
  const file = path.join(here, "src/main/resources/io/trigpoint/contracts", `${name}.json`);
  return JSON.parse(fs.readFileSync(file, "utf8")).abi;
}

const calldata = (contract, functionName, args) => encodeFunctionData({ abi: abi(contract), functionName, args });

const RESULT_TYPES = {
  EpochResult: [
    { name: "epoch", type: "uint64" },
    { name: "setId", type: "uint64" },
    { name: "inputRoot", type: "bytes32" },
    { name: "verdictRoot", type: "bytes32" },
    { name: "rewardRoot", type: "bytes32" },
    { name: "parameterHash", type: "bytes32" },
    { name: "previousRewardRoot", type: "bytes32" },
    { name: "totals", type: "TokenTotal[]" },
  ],
  TokenTotal: [
    { name: "token", type: "address" },
    { name: "cumulative", type: "uint256" },
  ],
};
const TRANSFER_TYPES = {
  TransferWithAuthorization: [
    { name: "from", type: "address" },
    { name: "to", type: "address" },
    { name: "value", type: "uint256" },
    { name: "validAfter", type: "uint256" },
    { name: "validBefore", type: "uint256" },
    { name: "nonce", type: "bytes32" },
  ],
};

async function epochResult(i) {
  const chainId = Number(1n + small(31, "chain", i));
  const contract = address("roots", i);
  const totals = range(i % 5)
    .map((t) => ({ token: address("token", i, t), cumulative: small(t === 0 ? 256 : 90, "total", i, t) }))
    .sort((a, b) => (a.token < b.token ? -1 : 1));
  const result = {
    epoch: small(63, "epoch", i),
    setId: small(16, "set", i),
    inputRoot: word("input", i),
    verdictRoot: word("verdict", i),
    rewardRoot: word("reward", i),
    parameterHash: word("parameters", i),
    previousRewardRoot: i === 0 ? "0x" + "0".repeat(64) : word("previous", i),
    totals,
  };
  const domain = { name: "Trigpoint Epoch Roots", version: "1", chainId, verifyingContract: contract };
  const typed = { domain, types: RESULT_TYPES, primaryType: "EpochResult", message: result };
  const signers = [];
  for (const k of range(1 + (i % 4))) {
    const key = word("operator", i, k);
    const account = privateKeyToAccount(key);
    const signature = parseSignature(await account.signTypedData(typed));
    signers.push({ key, address: lower(account.address), compact: serializeCompactSignature(signatureToCompactSignature(signature)) });
  }
  const bitmap = (1n << BigInt(signers.length)) - 1n;
  const signatures = concat(signers.map((s) => s.compact));
  const post = calldata("EpochRoots", "post", [result, concat([toHex(bitmap, { size: 4 }), signatures])]);
  return { chainId, contract, result, digest: hashTypedData(typed), signers, bitmap, signatures, post };
}

async function transferAuthorization(i) {
  const key = word("payer", i);
  const account = privateKeyToAccount(key);
  const chainId = Number(1n + small(31, "token chain", i));
  const token = address("stablecoin", i);
  const name = i % 2 === 0 ? "Trigpoint Local USD" : "Trigpoint";
  const terms = {
    from: lower(account.address),
    to: address("seller", i),
    value: small(i % 3 === 0 ? 40 : 256, "value", i),
    validAfter: i % 4 === 0 ? 0n : small(31, "after", i),
    validBefore: 1n << 40n,
    nonce: word("nonce", i),
  };
  const domain = { name, version: "1", chainId, verifyingContract: token };
  const typed = { domain, types: TRANSFER_TYPES, primaryType: "TransferWithAuthorization", message: terms };
  const signature = await account.signTypedData(typed);
  const args = [terms.from, terms.to, terms.value, terms.validAfter, terms.validBefore, terms.nonce, signature];
  const call = calldata("LocalStablecoin", "transferWithAuthorization", args);
  return { name, version: "1", chainId, token, terms, digest: hashTypedData(typed), key, signature, calldata: call };
}

/** A valid H3 cell at resolution 5: mode 1, a base cell that is no pentagon, five digits below 7, the rest 7. */
function h3Cell(i) {
  const digits = range(15).map((d) => (d < 5 ? small(16, "cell digit", i, d) % 7n : 7n));
  const base = 20n + small(2, "base cell", i);
  return digits.reduce((index, digit) => (index << 3n) | digit, (1n << 14n) | (5n << 7n) | base);
}

function locationCommitment(i) {
  const cell = h3Cell(i);
  const gainDdbi = Number(small(8, "gain", i)) - 100;
  const elevationDm = Number(small(16, "elevation", i)) - 5000;
  const salt = word("salt", i);
  const packed = encodePacked(
    ["string", "uint64", "int32", "int32", "bytes32"],
    ["TRIGPOINT-LOCATION-V1", cell, gainDdbi, elevationDm, salt],
  );
  return { cell, gainDdbi, elevationDm, salt, commitment: keccak256(packed) };
}

function registration(i) {
  const keyType = 1 + (i % 2);
  const secret = bytes("device", i);
  const publicKey = toHex(keyType === 1 ? ed25519.getPublicKey(secret) : p256.getPublicKey(secret, false));
  const chainId = Number(1n + small(31, "registry chain", i));
  const registry = address("registry", i);
  const owner = address("owner", i);
  const nonce = i < 4 ? BigInt(i) : small(200, "owner nonce", i);
  const place = locationCommitment(i);
  const deadline = 1_800_000_000n + small(20, "deadline", i);
  const r = { keyType, publicKey, deviceKind: 1 + ((i >> 1) % 2), coarseCell: place.cell, locationCommitment: place.commitment, deadline };
  const deviceId = keccak256(encodePacked(["uint8", "bytes"], [keyType, publicKey]));
  const message = encodePacked(
    ["string", "uint256", "address", "address", "uint256", "bytes32", "uint8", "uint64", "bytes32", "uint64"],
    ["TRIGPOINT-REGISTER-V1", BigInt(chainId), registry, owner, nonce, deviceId, r.deviceKind, r.coarseCell, r.locationCommitment, deadline],
  );
  const raw = message.slice(2);
  const signature = toHex(
    keyType === 1 ? ed25519.sign(raw, secret) : p256.sign(raw, secret, { prehash: true, lowS: true }).toCompactRawBytes(),
  );
  const register = calldata("DeviceRegistry", "register", [r, signature]);
  return { chainId, registry, owner, nonce, registration: r, deviceId, message, signature, register };
}

function claims() {
  const merkle = JSON.parse(fs.readFileSync(path.join(folder, "merkle.json"), "utf8"));
  return merkle.cases.slice(0, 6).map((c, i) => {
    const all = c.leaves.map((leaf, index) => ({ epoch: BigInt(i + 1), ...leaf, proof: c.proofs[index] }));
    const [first] = all;
    const args = [first.epoch, first.owner, first.token, first.cumulative, first.proof];
    return { case: i, claim: calldata("Distributor", "claim", args), claimMany: calldata("Distributor", "claimMany", [all]) };
  });
}

const files = {
  "epoch-results": await Promise.all(range(16).map(epochResult)),
  "transfer-authorizations": await Promise.all(range(12).map(transferAuthorization)),
  "location-commitments": range(16).map(locationCommitment),
  registrations: range(12).map(registration),
  claims: claims(),
};
const check = process.argv.includes("--check");
for (const [name, cases] of Object.entries(files)) {
  const file = path.join(folder, `${name}.json`);
  const plain = (_, value) => (typeof value === "bigint" ? value.toString() : value);
  const text = `{"cases":[\n${cases.map((c) => JSON.stringify(c, plain)).join(",\n")}\n]}\n`;
  if (!check) {
    fs.writeFileSync(file, text);
  } else if (!fs.existsSync(file) || fs.readFileSync(file, "utf8") !== text) {
    console.error(`contracts: ${name}.json differs from what viem gives`);
    process.exitCode = 1;
  }
}
