// Prints how many lines and branches of the contracts the tests reach. The compiler needs its IR pipeline here: without
// an optimizer the other one runs out of stack in OpenZeppelin's P256.
import { spawnSync } from "node:child_process";
import { contracts } from "./deployed.mjs";

const options = ["coverage", "--ir-minimum", "--exclude-tests", "--report", "summary"];
const run = spawnSync("bin/forge", options, {
  cwd: contracts,
  encoding: "utf8",
  env: { FOUNDRY_PROFILE: "quick", ...process.env },
  maxBuffer: 1 << 28,
});
const rows = [...run.stdout.matchAll(/^\| (src\/\S+|Total)\s+\|\s*(.+?)\s*\|.*?\|\s*(.+?)\s*\|.*?\|$/gm)].map((row) => row.slice(1));
rows.forEach(([file, lines, branches]) => console.log(`${file.padEnd(44)} lines ${lines.padEnd(20)} branches ${branches}`));
if (run.status !== 0) console.error(run.stdout.slice(run.stdout.lastIndexOf("Failing tests")) + run.stderr);
process.exitCode = rows.length > 0 ? (run.status ?? 1) : 1;
