// Measures what the contracts cost, prints it beside budgets and peers, and writes docs/results/gas.md and gas.json.
// With --check it writes nothing and fails when a figure is more than 2 % away from the committed one.
import fs from "node:fs";
import path from "node:path";
import { contracts, withChain } from "./gas/chain.mjs";
import { measureChannels } from "./gas/channels.mjs";
import { measureDevices } from "./gas/devices.mjs";
import { KEPT } from "./gas/figures.mjs";
import { measureMarket } from "./gas/market.mjs";
import { measureMoney } from "./gas/money.mjs";
import { page, printed } from "./gas/report.mjs";

const SAMPLES = 6;
const TOLERANCE = 0.02;
const results = path.resolve(contracts, "../docs/results");
const committed = path.join(results, "gas.json");

async function measure() {
  const parts = [];
  for (const part of [measureMoney, measureChannels, measureDevices, measureMarket]) {
    parts.push(await withChain((chain) => part(chain, SAMPLES)));
  }
  const merged = (field) => Object.assign({}, ...parts.map((part) => part[field]));
  return { figures: merged("figures"), others: merged("others"), deployed: parts.flatMap((part) => part.deployed) };
}

function write({ figures, others, deployed }) {
  const ordered = Object.fromEntries(KEPT.map((key) => [key, figures[key]]));
  fs.writeFileSync(committed, JSON.stringify(ordered, null, 2) + "\n");
  const date = new Date().toISOString().slice(0, 10);
  fs.writeFileSync(path.join(results, "gas.md"), page(figures, others, deployed, date, SAMPLES));
}

function drifted(figures) {
  const before = JSON.parse(fs.readFileSync(committed, "utf8"));
  return KEPT.filter((key) => !(Math.abs(figures[key] - before[key]) <= TOLERANCE * before[key])).map(
    (key) => `${key} is ${figures[key]}, committed is ${before[key]}`,
  );
}

const measured = await measure();
console.log(printed(measured.figures));
if (!process.argv.includes("--check")) {
  write(measured);
} else {
  const problems = drifted(measured.figures);
  problems.forEach((problem) => console.error(`contracts: gas: ${problem}`));
  if (problems.length > 0) console.error("contracts: if this is wanted: npm run gas, and commit docs/results");
  process.exitCode = problems.length > 0 ? 1 : 0;
}
