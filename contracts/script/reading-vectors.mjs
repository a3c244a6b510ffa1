// Writes the shared vectors of the reading tree from a fixed seed, or checks them with --check. The trees are
// OpenZeppelin's own; the verdict root is the pair of the verdict tree's and the reading tree's root.
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { concat, keccak256 } from "viem";
import { seeded, writeOrCheck } from "./vectors.mjs";

const { word, small } = seeded("trigpoint-readings-1");
const TYPES = ["bytes32", "bytes32", "uint64", "uint64", "uint8", "int64", "uint32"];
const CELLS = [0x851fb467fffffffn, 0x871fb4662ffffffn, 0x87283472bffffffn];
const pair = (a, b) => keccak256(a < b ? concat([a, b]) : concat([b, a]));

function reading(size, index) {
  const magnitude = small(index % 3 === 0 ? 63 : 31, size, index, "value");
  return {
    report: word(size, index, "report"),
    device: word(size, index % 4, "device"),
    cell: CELLS[index % CELLS.length],
    observedMs: small(41, size, index, "time"),
    quantity: 1 + (index % 10),
    value: index % 2 === 0 ? magnitude : -magnitude - 1n,
    qualityPpm: Number(small(32, size, index, "quality") % 1_000_001n),
  };
}

function testCase(size) {
  const readings = Array.from({ length: size }, (_, index) => reading(size, index));
  const rows = readings.map((r) => [r.report, r.device, r.cell, r.observedMs, r.quantity, r.value, r.qualityPpm]);
  const tree = StandardMerkleTree.of(rows, TYPES);
  const verdicts = word(size, "verdicts");
  const proofs = rows.map((_, index) => [...tree.getProof(index), verdicts]);
  const root = pair(verdicts, tree.root);
  if (!rows.every((row, index) => StandardMerkleTree.verify(root, TYPES, row, proofs[index]))) throw new Error(`size ${size}`);
  return { readings, verdicts, root, proofs };
}

writeOrCheck("readings", [1, 2, 3, 5, 8, 11, 16, 17, 24].map(testCase));
