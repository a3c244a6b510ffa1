// Puts the contracts of a network on its chain: every NN-name.mjs of this folder in order. See bin/deploy --help.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { BaseError } from "viem";
import { connect, said } from "./lib/chain.mjs";
import { doubts, readNetwork } from "./lib/network.mjs";
import { DeploymentRecord } from "./lib/record.mjs";
import { Refusal } from "./lib/refusal.mjs";
import { Step } from "./lib/step.mjs";

const HELP = `usage: contracts/bin/deploy --network FILE.json --rpc URL --out contracts.json [--dry-run]

Puts Trigpoint's contracts on any EVM chain, step by step, and writes where they are.

  --network FILE   what the contracts are told; examples: contracts/networks/*.json
  --rpc URL        JSON-RPC endpoint; its chain id must be the network file's
  --out FILE       the record: chain id, first block, and for each contract its address, the keccak of its code,
                   its transaction and constructor arguments; nodes read it as contracts.file
  --dry-run        print what would be done; nothing is sent or written
  --help           this text

The deployer pays. Its private key (64 hexadecimal digits) is read from the file that the environment variable
TRIGPOINT_DEPLOYER_KEY_FILE names; without it, the endpoint must hold the unlocked account that the network file
names as deployer, as local chains do. The deployer has no power over the contracts afterwards.

Running again with the same files sends only what is missing: nothing when all stands. A run that was stopped is
continued; a step whose addresses were overtaken by other transactions of the deployer is deployed again as a whole.
A recorded contract whose code or constructor arguments are not those of this checkout and network file is refused:
contracts are immutable, so a changed network gets a new record. Use a deployer for one run at a time.
`;

function options() {
  const { values } = parseArgs({
    options: {
      network: { type: "string" },
      rpc: { type: "string" },
      out: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  for (const name of ["network", "rpc", "out"]) {
    if (!values.help && !values[name]) throw new Refusal(`--${name} is missing; see --help`);
  }
  return values;
}

async function stepFiles() {
  const files = fs.readdirSync(import.meta.dirname).filter((name) => /^\d\d-.*\.mjs$/.test(name)).sort();
  return Promise.all(
    files.map(async (file) => ({
      name: path.basename(file, ".mjs"),
      contracts: (await import(`./${file}`)).contracts,
    })),
  );
}

async function deploy({ network: file, rpc, out, "dry-run": dryRun }) {
  const say = (line) => console.log(line);
  const network = readNetwork(file);
  const chain = await connect(rpc, network);
  const block = await chain.blockNumber();
  const record = DeploymentRecord.open(out, network.chainId, block);
  say(`${network.name}: chain ${network.chainId} at block ${block}, deployer ${chain.deployer}`);
  for (const doubt of doubts(network)) say(`warning: ${doubt}`);
  const files = await stepFiles();
  const steps = files.map(({ name, contracts }) => new Step(name, contracts, { network, chain, record, say }));
  for (const step of steps) await step.requireExisting();
  let added = 0;
  for (const step of steps) added += await step.run({ dryRun });
  if (dryRun) say(`dry run: ${added} contracts are missing, ${record.size} stand; nothing was sent`);
  else if (added === 0) say(`nothing to do: all ${record.size} contracts stand, nothing was sent`);
  else say(`${added} contracts were added, ${record.size} stand; written to ${out}`);
}

// A reader that has seen enough, as `| head` has, must not end the run.
process.stdout.on("error", (failure) => {
  if (failure.code !== "EPIPE") throw failure;
});

try {
  const given = options();
  if (given.help) console.log(HELP.trimEnd());
  else await deploy(given);
} catch (failure) {
  const known = failure instanceof Refusal || failure.code?.startsWith?.("ERR_PARSE_ARGS");
  if (known) console.error(`deploy: ${failure.message}`);
  else if (failure instanceof BaseError) console.error(`deploy: ${said(failure)}; run again to go on`);
  else console.error(failure);
  process.exitCode = 1;
}
