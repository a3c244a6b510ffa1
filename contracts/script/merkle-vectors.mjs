// Writes the shared Merkle vectors from a fixed seed, or checks with --check that the committed file is the same.
// The trees are OpenZeppelin's own; Java and Solidity must agree with them.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";

const file = path.resolve(import.meta.dirname, "../src/test/resources/vectors/merkle.json");
const seed = "trigpoint-merkle-1";
const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 20, 22, 24, 25, 27, 31, 32, 33, 36, 40, 43, 46, 47, 48, 50];

function bytes(...labels) {
  return createHash("sha256").update([seed, ...labels].join("/")).digest("hex");
}

function leaf(size, index) {
  const owner = "0x" + bytes(size, index, "owner").slice(0, 40);
  const token = "0x" + bytes("token", index % 3).slice(0, 40);
  const width = 1 + (parseInt(bytes(size, index, "width").slice(0, 8), 16) % 64);
  const cumulative = BigInt("0x" + bytes(size, index, "cumulative").slice(0, width)).toString();
  return { owner, token, cumulative };
}

function testCase(size) {
  const leaves = Array.from({ length: size }, (_, index) => leaf(size, index));
  const rows = leaves.map((l) => [l.owner, l.token, l.cumulative]);
  const tree = StandardMerkleTree.of(rows, ["address", "address", "uint256"]);
  return { leaves, root: tree.root, proofs: rows.map((_, index) => tree.getProof(index)) };
}

const cases = sizes.map(testCase).map((c) => JSON.stringify(c));
const text = `{"cases":[\n${cases.join(",\n")}\n]}\n`;
if (process.argv.includes("--check")) {
  const same = fs.existsSync(file) && fs.readFileSync(file, "utf8") === text;
  console.log(same ? "contracts: the Merkle vectors are what OpenZeppelin's tree gives" : "contracts: merkle.json differs");
  process.exitCode = same ? 0 : 1;
} else {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
