import fs from "node:fs";
import path from "node:path";
import { readObject } from "./json.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * The JSON that a deployment leaves: { chainId, firstBlock, contracts: { NAME: { address, codeHash, transaction,
 * arguments } } }, and while a step is under way `started`: what it was about to send.
 */
export class DeploymentRecord {
  #planned = {};
  creationsPlanned = 0;

  constructor(file, json) {
    this.file = file;
    this.json = json;
  }

  /** Opens the file, or begins a new record when there is none. */
  static open(file, chainId, block) {
    const folder = path.dirname(path.resolve(file));
    if (!fs.existsSync(folder)) throw new Refusal(`${file}: there is no folder ${folder}`);
    if (!fs.existsSync(file)) {
      return new DeploymentRecord(file, { chainId, firstBlock: block + 1, contracts: {} });
    }
    const json = readObject(file);
    if (typeof json.contracts !== "object") throw new Refusal(`${file} is no record of a deployment`);
    if (json.chainId !== chainId) {
      throw new Refusal(`${file} describes chain ${json.chainId}, not chain ${chainId}: name another file with --out`);
    }
    return new DeploymentRecord(file, json);
  }

  contract(name) {
    return this.json.contracts[name];
  }

  /** Where a contract is or is about to be. */
  addressOf(name) {
    return this.contract(name)?.address ?? this.#planned[name];
  }

  /** Notes an address until the step is finished; not written. */
  plan(name, address) {
    this.#planned[name] = address;
  }

  get size() {
    return Object.keys(this.json.contracts).length;
  }

  /** What a step that did not end was about to send, if it was the last one. */
  startedBy(step) {
    return this.json.started?.step === step ? this.json.started : undefined;
  }

  start(started) {
    this.json.started = started;
    this.#write();
  }

  finish(contracts) {
    delete this.json.started;
    Object.assign(this.json.contracts, contracts);
    this.#write();
  }

  /** A reader, and a run that follows a crash, see the old text or the new one, never a part. */
  #write() {
    const draft = `${this.file}.draft`;
    const handle = fs.openSync(draft, "w");
    fs.writeSync(handle, JSON.stringify(this.json, null, 2) + "\n");
    fs.fsyncSync(handle);
    fs.closeSync(handle);
    fs.renameSync(draft, this.file);
  }
}
