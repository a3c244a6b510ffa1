// The measured figures as text: the table that is printed, and the page that is kept.
import os from "node:os";
import fs from "node:fs";
import path from "node:path";
import { contracts } from "./chain.mjs";
import { FIGURES, NAMES, sources } from "./figures.mjs";

const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, " ");

export const met = (figure, measured) => measured[figure.key] <= figure.budget;

function rows(measured) {
  return FIGURES.filter(({ key }) => key in measured).map((figure) => [
    figure.title,
    grouped(measured[figure.key]),
    grouped(figure.budget),
    met(figure, measured) ? "met" : "missed",
    Object.entries(figure.peers).map(([peer, gas]) => `${NAMES[peer]} ${grouped(gas)}`).join(", "),
  ]);
}

function markdown(header, body) {
  return [header, header.map(() => "---"), ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const HEADER = ["operation", "gas", "at most", "", "peers"];

/** The table in columns, for a terminal. */
export function printed(measured) {
  const all = [HEADER, ...rows(measured)];
  const widths = HEADER.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) => row.map((cell, i) => cell.padEnd(widths[i])).join("  ").trimEnd()).join("\n");
}

function settings() {
  const toml = fs.readFileSync(path.join(contracts, "foundry.toml"), "utf8");
  const packages = JSON.parse(fs.readFileSync(path.join(contracts, "package.json"), "utf8")).devDependencies;
  const of = (key) => new RegExp(`^${key} = "?([^"\\n]+)"?$`, "m").exec(toml)?.[1] ?? "off";
  const byIr = [...toml.matchAll(/paths = "([^"]+)", via_ir = true/g)].map(([, paths]) => `\`${paths}\``);
  return (
    `solc ${packages.solc}, ${of("optimizer_runs")} optimizer runs, EVM version ${of("evm_version")}, legacy pipeline` +
    `${byIr.length > 0 ? ` but IR for ${byIr.join(", ")}` : ""}, OpenZeppelin ${packages["@openzeppelin/contracts"]}, ` +
    `anvil ${packages["@foundry-rs/anvil"]}`
  );
}

const machine = () => `${os.cpus().length} processors (${os.cpus()[0].model}), ${os.type()} ${os.release()}, Node ${process.version}`;

/** The page that is committed. */
export function page(measured, others, deployed, date, samples) {
  const missed = FIGURES.filter((figure) => !met(figure, measured)).map((figure) => `${figure.title}: ${grouped(measured[figure.key])}`);
  return `# Gas

Date: ${date}. ${missed.length === 0 ? "**All budgets are met.**" : `**Missed: ${missed.join("; ")}.**`}

\`\`\`
cd contracts && npm run gas
\`\`\`

Each figure is the gas of a whole transaction by its receipt, refunds included, on a fresh anvil, with all storage cold at its start:
the median of ${samples} seeded samples. Addresses, keys, salts, amounts and block times are fixed, so every run gives the same figures;
\`npm run gas -- --check\`, a part of \`bin/verify\`, refuses a figure that is more than 2 % away from \`gas.json\`.

${settings()}.
Machine: ${machine()}. Gas does not depend on it.

${markdown(HEADER, rows(measured))}

A claim proves one leaf with 17 siblings, as a tree of 131 072 owners needs, under a root that was activated before. "Each further
signature" is the difference between 21 of 30 and 5 of 7, by 16. A result is measured when the storage it writes was written before, and the
result before was activated, which anyone may do once an epoch and the first claim does otherwise; what that costs stands below.
A channel's life is the deposit of a further channel by an authorization, its first claim, and its settling: with claim and settling in
one multicall, two transactions, or each in a transaction of its own, as the peers' figures are. The ten channels were claimed before.

## Further figures

${markdown(["operation", "gas"], Object.entries(others).map(([title, gas]) => [title, grouped(gas)]))}

## Deployment

${markdown(["contract", "gas", "code, bytes"], deployed.map((d) => [d.name, grouped(d.gas), grouped(d.codeBytes)]))}

## Where the peers' figures come from

Measured once on anvil 1.7.1 in the same way, with each project's own compiler settings. They do different things: Uniswap pays each
epoch anew, 1inch and the minimal one have no delay, payee or ceiling, Scribe and OCR3 store one value, and OCR3's demo stores less than an epoch's result.

${markdown(["peer", "code"], sources())}
`;
}
