// The adversarial cases by number: what must come of each, and the tests that are named after it.
import fs from "node:fs";
import path from "node:path";
import { contracts, sources } from "../deployed.mjs";

export const casesPage = path.resolve(contracts, "../docs/spec/contracts-cases.md");
const cases = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, "cases.json"), "utf8"));
const JAVA = ["src/test/java", "../rewards/src/test/java", "../oracle-node/src/test/java", "../hotspot-agent/src/test/java"];

/** [number, file without ending, test] of every test that is named after a case. */
function named() {
  const solidity = sources("test", ".t.sol").map((source) => [source, /function (test\w*?_case(\d\d)_\w+)\(/g]);
  const java = JAVA.flatMap((folder) => sources(folder, ".java")).map((source) => [source, /void (case(\d\d)\w+)\(/g]);
  return [...solidity, ...java].flatMap(([[file, text], pattern]) =>
    [...text.matchAll(pattern)].map(([, test, number]) => [Number(number), path.basename(file).split(".")[0], test]),
  );
}

/** What the tests of channel cases are named, as words. */
function channelCases() {
  const names = sources("test", ".t.sol").flatMap(([file, text]) =>
    [...text.matchAll(/function test_channel_(\w+)\(/g)].map(([, name]) => [name, path.basename(file, ".t.sol")]),
  );
  const words = (name) => name.replaceAll("_", ", ").replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, " ").toLowerCase();
  return names.toSorted().map(([name, file]) => `| ${words(name)} | \`${file}\` |`);
}

const testsOf = (number) => named().filter(([n]) => n === number).map(([, file, test]) => `${file}.${test}`);

export function untested() {
  return cases.filter(({ number }) => testsOf(number).length === 0).map(({ number, threat }) => `case ${number} has no test: ${threat}`);
}

export function casesText() {
  const rows = cases.map(
    ({ number, threat, outcome }) =>
      `| ${number} | ${threat} | ${outcome} | ${testsOf(number).map((test) => `\`${test}\``).join("<br>")} |`,
  );
  return `# Adversarial cases

What others were attacked with or warned of, and what comes of it here. Tests carry the number of their case; \`contracts/bin/verify\`
fails when a number has none. Written by \`node contracts/script/checks.mjs --write\`.

| # | case | what comes of it | tests |
|---|---|---|---|
${rows.join("\n")}

## Payment channels

What the tests of other channel systems try, as far as it applies. Each is a test \`test_channel_…\` of that name.

| case | test file |
|---|---|
${channelCases().join("\n")}
`;
}
