// The contracts that are deployed, each with its interface, as the committed artifacts name them.
import fs from "node:fs";
import path from "node:path";

export const contracts = path.resolve(import.meta.dirname, "..");
const folder = path.join(contracts, "src/main/resources/io/trigpoint/contracts");

export const deployed = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .sort()
  .map((file) => path.basename(file, ".json"));

export const abiOf = (name) => JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), "utf8")).abi;

/** What forge has just built: with the storage layout, which the committed artifacts leave out. */
export const builtOf = (name) =>
  JSON.parse(fs.readFileSync(path.join(contracts, "out", `${name}.sol`, `${name}.json`), "utf8"));

/** All files below a folder that end so, as [path, text]. */
export function sources(below, ending) {
  const root = path.join(contracts, below);
  return fs
    .readdirSync(root, { recursive: true })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => [path.join(below, file), fs.readFileSync(path.join(root, file), "utf8")]);
}
