// Writes what others build on: selectors, events, errors and the storage layout of each deployed contract, one file
// each; with --check it verifies that the committed files are what forge has just built.
import fs from "node:fs";
import path from "node:path";
import { toFunctionSelector, toEventSelector } from "viem";
import { formatAbiItem } from "viem/utils";
import { builtOf, contracts, deployed } from "./deployed.mjs";

const folder = path.join(contracts, "snapshots");

const types = (list) => list.map(({ type, components }) => (components ? type.replace("tuple", `(${types(components)})`) : type)).join(",");

function signature({ name, inputs, outputs, stateMutability }) {
  const answer = outputs?.length > 0 ? ` -> (${types(outputs)})` : "";
  const changes = stateMutability === undefined || stateMutability === "nonpayable" ? "" : ` ${stateMutability}`;
  return `${name}(${types(inputs)})${changes}${answer}`;
}

function named(abi, kind, selector) {
  const items = abi.filter(({ type }) => type === kind).map((item) => [signature(item), selector(item)]);
  return Object.fromEntries(items.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** One line for each variable: slot, offset in bytes, type. Structs are written out by their members. */
function layout({ storage, types: known }) {
  const plain = (id) => known[id].label;
  const members = (id) => known[id].members?.map((m) => `${m.label}: slot ${m.slot} offset ${m.offset} ${plain(m.type)}`);
  const structs = Object.keys(known ?? {}).filter((id) => known[id].members).sort();
  return {
    variables: storage.map((v) => `${v.label}: slot ${v.slot} offset ${v.offset} ${plain(v.type)}`),
    structs: Object.fromEntries(structs.map((id) => [plain(id), members(id)])),
  };
}

function snapshot(name) {
  const { abi, storageLayout } = builtOf(name);
  const view = {
    functions: named(abi, "function", toFunctionSelector),
    events: named(abi, "event", toEventSelector),
    errors: named(abi, "error", (item) => toFunctionSelector(formatAbiItem(item).replace("error ", ""))),
    storage: layout(storageLayout),
  };
  return JSON.stringify(view, null, 1) + "\n";
}

const check = process.argv.includes("--check");
if (!check) fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
const drifted = deployed.filter((name) => {
  const file = path.join(folder, `${name}.json`);
  if (!check) fs.writeFileSync(file, snapshot(name));
  return !fs.existsSync(file) || fs.readFileSync(file, "utf8") !== snapshot(name);
});
const left = fs.readdirSync(folder).filter((file) => !deployed.includes(path.basename(file, ".json")));
if (drifted.length + left.length > 0) {
  console.error(`contracts: ABI or storage layout changed: ${[...drifted, ...left].join(", ")}. Run: node script/snapshots.mjs`);
  process.exitCode = 1;
} else {
  console.log(`contracts: the snapshots of ${deployed.length} contracts are what forge builds`);
}
