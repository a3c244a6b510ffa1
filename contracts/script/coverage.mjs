// Prints how many lines and branches of the contracts the tests reach. The stand-in for the P-256 precompile, which does
// not fit the stack without an optimizer, is left out: tests take its code from the ordinary build. So are the tests
// that bound the gas of optimized code.
import { spawnSync } from "node:child_process";
import { contracts } from "./deployed.mjs";

const options = ["--skip", "P256Precompile.sol", "--exclude-tests", "--no-match-coverage", "node_modules", "--no-match-test", "case21"];
const run = spawnSync("bin/forge", ["coverage", "--report", "summary", ...options], {
  cwd: contracts,
  encoding: "utf8",
  env: { ...process.env, FOUNDRY_PROFILE: "coverage" },
  maxBuffer: 1 << 28,
});
const rows = [...run.stdout.matchAll(/^\| (src\/\S+|Total)\s+\|\s*(.+?)\s*\|.*?\|\s*(.+?)\s*\|.*?\|$/gm)].map((row) => row.slice(1));
rows.forEach(([file, lines, branches]) => console.log(`${file.padEnd(44)} lines ${lines.padEnd(20)} branches ${branches}`));
if (run.status !== 0) console.error(run.stdout.slice(run.stdout.lastIndexOf("Failing tests")) + run.stderr);
process.exitCode = rows.length > 0 ? (run.status ?? 1) : 1;
