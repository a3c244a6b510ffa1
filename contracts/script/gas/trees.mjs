// Trees as deep as asked, made of some leaves and seeded siblings instead of thousands of hashed leaves.
import { pair, range, word } from "./seeded.mjs";

/** A root over `leaves`, each with a proof of `depth` hashes. */
export function deepTree(leaves, depth, label) {
  let level = leaves.map((hash, i) => ({ hash, below: [i] }));
  const proofs = leaves.map(() => []);
  for (const height of range(depth)) {
    if (level.length % 2 === 1) level.push({ hash: word(label, "sibling", height), below: [] });
    level = range(level.length / 2).map((i) => joined(level[2 * i], level[2 * i + 1], proofs));
  }
  return { root: level[0].hash, proofs };
}

function joined(left, right, proofs) {
  left.below.forEach((leaf) => proofs[leaf].push(right.hash));
  right.below.forEach((leaf) => proofs[leaf].push(left.hash));
  return { hash: pair(left.hash, right.hash), below: [...left.below, ...right.below] };
}
