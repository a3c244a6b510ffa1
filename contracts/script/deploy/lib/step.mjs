import { concat, getContractAddress, keccak256 } from "viem";
import { artifactOf, differences, encodeArguments, isBuiltFrom } from "./artifact.mjs";
import { Refusal } from "./refusal.mjs";

const NEW_RECORD = "deploy a new network by another --out file";

/**
 * One step: it leaves every contract of its list on the chain and in the record.
 *
 * A step is { contracts: [{ name, artifact?, args?, existing?, canonical?, when? }] }. `name` is the key in the record,
 * `artifact` the contract's name where that differs; `args(network, at)` gives the constructor arguments, where
 * `at(NAME)` is an address of this or of an earlier step; `existing(network)` names a contract that others deployed;
 * `canonical` is an address where the contract is used when the chain has code there, and where a local chain is given
 * it; a contract whose `when(network)` is false is left out.
 */
export class Step {
  constructor(name, contracts, { network, chain, record, say }) {
    this.name = name;
    this.network = network;
    this.chain = chain;
    this.record = record;
    this.say = say;
    this.contracts = contracts.filter((contract) => contract.when?.(network) ?? true);
  }

  /** Refuses a network file that names a contract where none is. */
  async requireExisting() {
    for (const { name, existing } of this.contracts) {
      const address = existing?.(this.network);
      if (address && (await this.chain.code(address)) === "0x") {
        throw new Refusal(`${name}: there is no contract at ${address} on this chain`);
      }
    }
  }

  /** Deploys what is missing, checks what stands, and gives the number of contracts that were added. */
  async run({ dryRun }) {
    const missing = this.contracts.filter(({ name }) => !this.record.contract(name));
    for (const contract of this.contracts.filter(({ name }) => this.record.contract(name))) {
      await this.#check(contract);
    }
    const standing = await this.#standing(missing);
    const creations = missing.filter(({ name }) => !(name in standing));
    if (dryRun) return this.#announce(standing, creations);
    const added = await this.#adopt(standing);
    Object.assign(added, await this.#create(creations));
    if (missing.length > 0) this.record.finish(added);
    return missing.length;
  }

  /** Addresses of those contracts that need not be created. */
  async #standing(contracts) {
    const addresses = {};
    for (const { name, existing, canonical } of contracts) {
      if (existing) addresses[name] = existing(this.network).toLowerCase();
      else if (canonical && (await this.chain.code(canonical)) !== "0x") addresses[name] = canonical.toLowerCase();
    }
    for (const [name, address] of Object.entries(addresses)) this.record.plan(name, address);
    return addresses;
  }

  /** The contracts in order, with the addresses and creation codes that follow from the first nonce. */
  #plan(contracts, nonce) {
    const created = contracts.map((_, index) => this.#addressWith(nonce + index));
    const places = contracts.map(({ canonical }) => (this.chain.isLocal ? canonical?.toLowerCase() : undefined));
    const final = contracts.map(({ name }, index) => [name, places[index] ?? created[index]]);
    return contracts.map((contract, index) => {
      const { name, canonical } = contract;
      const artifact = artifactOf(contract.artifact ?? name);
      const encoded = this.#encode(contract, artifact, Object.fromEntries(final));
      const code = concat([artifact.bytecode, encoded]);
      const at = { createdAt: created[index], address: final[index][1], canonical, nonce: nonce + index };
      return { name, artifact, arguments: encoded, code, ...at };
    });
  }

  #encode(contract, artifact, addresses) {
    const at = (name) => {
      const address = addresses[name] ?? this.record.addressOf(name);
      if (!address) throw new Refusal(`${this.name}: ${contract.name} needs ${name}, which is not deployed`);
      return address;
    };
    return encodeArguments(artifact, contract.args?.(this.network, at) ?? []);
  }

  #addressWith(nonce) {
    return getContractAddress({ from: this.chain.deployer, nonce: BigInt(nonce) }).toLowerCase();
  }

  async #create(contracts) {
    if (contracts.length === 0) return {};
    const nonce = await this.chain.settledNonce();
    const resumed = await this.#resume(contracts, nonce);
    const plan = resumed?.plan ?? this.#plan(contracts, nonce);
    if (!resumed) {
      const block = await this.chain.blockNumber();
      this.record.start({ step: this.name, nonce, block, plan: digestOf(plan) });
    }
    const entries = resumed?.entries ?? {};
    for (const item of plan.slice(resumed?.done ?? 0)) {
      entries[item.name] = await this.#send(item);
    }
    return entries;
  }

  /** What a run that was stopped has left, if this run would send the same and nothing else took its nonces. */
  async #resume(contracts, nonce) {
    const started = this.record.startedBy(this.name);
    if (!started) return undefined;
    const plan = this.#plan(contracts, started.nonce);
    const done = Math.min(Math.max(nonce - started.nonce, 0), plan.length);
    const same = nonce >= started.nonce && digestOf(plan) === started.plan;
    const codes = await Promise.all(plan.slice(0, done).map(({ createdAt }) => this.chain.code(createdAt)));
    if (!same || !codes.every((code, index) => isBuiltFrom(plan[index].artifact, code))) {
      this.say(`${this.name}: an earlier run was stopped and cannot be continued: all of it is deployed again`);
      return undefined;
    }
    this.say(`${this.name}: an earlier run was stopped after ${done} of ${plan.length} contracts: going on`);
    const entries = {};
    for (const [index, item] of plan.slice(0, done).entries()) {
      const transaction = await this.chain.transactionWith(item.nonce, started.block);
      entries[item.name] = await this.#settle(item, codes[index], transaction);
    }
    return { plan, done, entries };
  }

  async #send(item) {
    const receipt = await this.chain.create(item.name, item.artifact.abi, item.code, item.nonce);
    if (receipt.contractAddress?.toLowerCase() !== item.createdAt) {
      throw new Refusal(`${item.name} came to ${receipt.contractAddress}, not to ${item.createdAt}: run again`);
    }
    const code = await this.chain.code(item.createdAt);
    if (!isBuiltFrom(item.artifact, code)) throw new Refusal(`${item.name} at ${item.createdAt} is not what was sent`);
    this.say(`${this.name}: ${item.name} at ${item.address}, ${receipt.gasUsed} gas`);
    return this.#settle(item, code, receipt.transactionHash);
  }

  /** Brings a created contract to its final address, and gives its entry in the record. */
  async #settle(item, code, transaction) {
    const { name, address, createdAt, canonical } = item;
    if (address !== createdAt) await this.chain.place(address, code);
    else if (canonical) this.say(`${this.name}: ${name} is not at ${canonical}, where stock clients look for it`);
    return { address, codeHash: keccak256(code), transaction, arguments: item.arguments };
  }

  /** Records contracts that need not be created. */
  async #adopt(standing) {
    const entries = {};
    for (const [name, address] of Object.entries(standing)) {
      const code = await this.chain.code(address);
      this.say(`${this.name}: ${name} stands at ${address}`);
      entries[name] = { address, codeHash: keccak256(code) };
    }
    return entries;
  }

  /** A recorded contract must be on the chain, unchanged, and be what this run would have deployed. */
  async #check(contract) {
    const { address, codeHash, arguments: recorded, transaction } = this.record.contract(contract.name);
    const what = `${contract.name} at ${address}`;
    const code = await this.chain.code(address);
    if (code === "0x") {
      throw new Refusal(`${what}: no code on this chain, though ${this.record.file} names it: is it another chain's record?`);
    }
    if (keccak256(code) !== codeHash) {
      throw new Refusal(`${what} has code hash ${keccak256(code)}, ${this.record.file} says ${codeHash}: one is wrong`);
    }
    if (contract.existing) {
      const named = contract.existing(this.network).toLowerCase();
      if (named !== address) throw new Refusal(`${what}: the network file now names ${named}`);
    }
    if (!transaction) return;
    const artifact = artifactOf(contract.artifact ?? contract.name);
    if (!isBuiltFrom(artifact, code)) {
      throw new Refusal(`${what} is not built from this checkout: take the one that deployed it, or ${NEW_RECORD}`);
    }
    const given = this.#encode(contract, artifact, {});
    if (given === recorded) return;
    const changed = differences(artifact, recorded, given);
    throw new Refusal(`${what} has other arguments than the network file gives (${changed}): ${NEW_RECORD}`);
  }

  /** Says what a run would do; later steps see the addresses. */
  async #announce(standing, creations) {
    for (const [name, address] of Object.entries(standing)) {
      this.say(`${this.name}: would record ${name} at ${address}`);
    }
    const nonce = (await this.chain.settledNonce()) + this.record.creationsPlanned;
    for (const { name, address } of this.#plan(creations, nonce)) {
      this.say(`${this.name}: would deploy ${name} at ${address}`);
      this.record.plan(name, address);
    }
    this.record.creationsPlanned += creations.length;
    return Object.keys(standing).length + creations.length;
  }
}

function digestOf(plan) {
  return keccak256(concat(plan.map(({ code }) => keccak256(code))));
}
