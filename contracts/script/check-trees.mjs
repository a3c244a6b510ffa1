// Checks a file of trees with OpenZeppelin's library: each root is the one that the library computes from the leaves,
// and each leaf's proof is accepted. The file holds [{seed, root, entries: [{leaf: [owner, token, cumulative], proof}]}].
import fs from "node:fs";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";

const LEAF = ["address", "address", "uint256"];

function problem({ root, entries }) {
  if (StandardMerkleTree.of(entries.map(({ leaf }) => leaf), LEAF).root !== root) return "has another root";
  const refused = entries.findIndex(({ leaf, proof }) => !StandardMerkleTree.verify(root, LEAF, leaf, proof));
  return refused < 0 ? undefined : `has no proof of leaf ${refused}`;
}

const trees = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const wrong = trees.map((tree) => [tree.seed, problem(tree)]).filter(([, what]) => what !== undefined);
wrong.forEach(([seed, what]) => console.error(`the tree of seed ${seed} ${what}`));
if (wrong.length === 0) console.log(`${trees.length} trees agree, with every proof`);
process.exitCode = wrong.length === 0 && trees.length > 0 ? 0 : 1;
