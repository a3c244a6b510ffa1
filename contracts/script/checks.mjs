// What must be complete: functions described, errors met, adversarial cases tested, and the pages written from them.
// With --write the pages are written.
import fs from "node:fs";
import path from "node:path";
import { casesPage, casesText, untested } from "./checks/cases.mjs";
import { unmet } from "./checks/errors.mjs";
import { undescribed, viewsPage, viewsText } from "./checks/functions.mjs";

const pages = [
  [casesPage, casesText()],
  [viewsPage, viewsText()],
];

function stale([page, text]) {
  return !fs.existsSync(page) || fs.readFileSync(page, "utf8") !== text;
}

if (process.argv.includes("--write")) pages.forEach(([page, text]) => fs.writeFileSync(page, text));
const old = pages.filter(stale).map(([page]) => `${path.basename(page)} is old: run node script/checks.mjs --write`);
const problems = [...undescribed(), ...unmet(), ...untested(), ...old];
problems.forEach((problem) => console.error(`contracts: ${problem}`));
if (problems.length === 0) console.log("contracts: every function is described, every error met, every case tested");
process.exitCode = problems.length === 0 ? 0 : 1;
