// Writes what Java and the deployment scripts need of each contract as a Java resource, or checks with --check that
// the committed resources are what forge has just built: the ABI, the creation bytecode, where the runtime code holds
// immutables (byte offset and length), and the keccak of the runtime code with these set to zero.
import fs from "node:fs";
import path from "node:path";
import { hashWithout } from "./deploy/lib/code.mjs";

const here = path.resolve(import.meta.dirname, "..");
const target = path.join(here, "src/main/resources/io/trigpoint/contracts");
const testTarget = path.join(here, "src/test/resources/io/trigpoint/contracts");
const testNames = ["DifferentialHarness"];
const names = [
  "Consent",
  "DataMarket",
  "DeviceRegistry",
  "Distributor",
  "EcdsaQuorum",
  "EmissionVault",
  "EpochRoots",
  "Erc3009Collector",
  "LocalStablecoin",
  "MakerLicences",
  "OperatorRegistry",
  "ReadingVerifier",
  "RewardToken",
  "SignerSets",
  "VoucherChannels",
];

function built(name) {
  const artifact = JSON.parse(fs.readFileSync(path.join(here, "out", `${name}.sol`, `${name}.json`), "utf8"));
  const { object, immutableReferences } = artifact.deployedBytecode;
  const immutables = Object.values(immutableReferences ?? {})
    .flat()
    .map(({ start, length }) => [start, length])
    .sort(([one], [other]) => one - other);
  const runtimeHash = hashWithout(object, immutables);
  return JSON.stringify({ abi: artifact.abi, bytecode: artifact.bytecode.object, runtimeHash, immutables }) + "\n";
}

const check = process.argv.includes("--check");
const drifted = [];
const files = [names.map((name) => [name, target]), testNames.map((name) => [name, testTarget])].flat();
for (const [name, folder] of files) {
  const file = path.join(folder, `${name}.json`);
  const text = built(name);
  if (!check) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(file, text);
  } else if (!fs.existsSync(file) || fs.readFileSync(file, "utf8") !== text) {
    drifted.push(name);
  }
}
if (drifted.length > 0) {
  console.error(`contracts: out of date: ${drifted.join(", ")}. Run: node contracts/script/artifacts.mjs`);
  process.exitCode = 1;
} else {
  console.log(check ? "contracts: the committed artifacts are what forge builds" : `wrote ${names.join(", ")}`);
}
await import("./snapshots.mjs");
