import { concat, getContractAddress, keccak256 } from "viem";
import { artifactOf, encodeArguments, isBuiltFrom } from "./artifact.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * One step: it leaves every contract of its list on the chain and in the record.
 *
 * A step is { contracts: [{ name, artifact?, args?, existing?, when? }] }. `name` is the key in the record, `artifact`
 * the contract's name where that differs; `args(network, at)` gives the constructor arguments, where `at(NAME)` is an
 * address of this or of an earlier step; `existing(network)` names a contract that stands already; a contract whose
 * `when(network)` is false is left out.
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

  /** Deploys what is missing, checks what stands, and gives the number of contracts that were added. */
  async run({ dryRun }) {
    const missing = this.contracts.filter(({ name }) => !this.record.contract(name));
    for (const contract of this.contracts.filter(({ name }) => this.record.contract(name))) {
      await this.#check(contract);
    }
    const creations = missing.filter(({ existing }) => !existing);
    if (dryRun) return this.#announce(missing, creations);
    const added = await this.#adopt(missing.filter(({ existing }) => existing));
    Object.assign(added, await this.#create(creations));
    if (missing.length > 0) this.record.finish(added);
    return missing.length;
  }

  /** The contracts in order, with the addresses and creation codes that follow from the first nonce. */
  #plan(contracts, nonce) {
    const addresses = Object.fromEntries(contracts.map(({ name }, index) => [name, this.#addressWith(nonce + index)]));
    return contracts.map((contract, index) => {
      const { name } = contract;
      const artifact = artifactOf(contract.artifact ?? name);
      const encoded = this.#encode(contract, artifact, addresses);
      const code = concat([artifact.bytecode, encoded]);
      return { name, artifact, arguments: encoded, code, address: addresses[name], nonce: nonce + index };
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
    const done = Math.min(nonce - started.nonce, plan.length);
    const same = digestOf(plan) === started.plan;
    const codes = await Promise.all(plan.slice(0, done).map(({ address }) => this.chain.code(address)));
    if (!same || !codes.every((code, index) => isBuiltFrom(plan[index].artifact, code))) {
      this.say(`${this.name}: an earlier run was stopped and cannot be continued: all of it is deployed again`);
      return undefined;
    }
    this.say(`${this.name}: an earlier run was stopped after ${done} of ${plan.length} contracts: going on`);
    const entries = {};
    for (const [index, item] of plan.slice(0, done).entries()) {
      const transaction = await this.chain.transactionWith(item.nonce, started.block);
      entries[item.name] = entryOf(item, codes[index], transaction);
    }
    return { plan, done, entries };
  }

  async #send(item) {
    const receipt = await this.chain.create(item.name, item.artifact.abi, item.code, item.nonce);
    if (receipt.contractAddress?.toLowerCase() !== item.address) {
      throw new Refusal(`${item.name} came to ${receipt.contractAddress}, not to ${item.address}: run again`);
    }
    const code = await this.chain.code(item.address);
    if (!isBuiltFrom(item.artifact, code)) throw new Refusal(`${item.name} at ${item.address} is not what was sent`);
    this.say(`${this.name}: ${item.name} at ${item.address}, ${receipt.gasUsed} gas`);
    return entryOf(item, code, receipt.transactionHash);
  }

  /** Records contracts that others deployed. */
  async #adopt(contracts) {
    const entries = {};
    for (const { name, existing } of contracts) {
      const address = existing(this.network).toLowerCase();
      const code = await this.chain.code(address);
      if (code === "0x") throw new Refusal(`${name}: there is no contract at ${address}`);
      this.say(`${this.name}: ${name} stands at ${address}`);
      entries[name] = { address, codeHash: keccak256(code) };
    }
    return entries;
  }

  /** A recorded contract must be on the chain, unchanged, and be what this run would have deployed. */
  async #check(contract) {
    const { address, codeHash, arguments: recorded } = this.record.contract(contract.name);
    const what = `${contract.name} at ${address}`;
    const code = await this.chain.code(address);
    if (code === "0x") throw new Refusal(`${what}: no code on this chain, though ${this.record.file} names it`);
    if (keccak256(code) !== codeHash) throw new Refusal(`${what}: code hash ${keccak256(code)}, recorded ${codeHash}`);
    if (contract.existing) {
      const named = contract.existing(this.network).toLowerCase();
      if (named !== address) throw new Refusal(`${what}: the network file now names ${named}`);
      return;
    }
    const artifact = artifactOf(contract.artifact ?? contract.name);
    if (!isBuiltFrom(artifact, code)) throw new Refusal(`${what}: its code is not what the artifact builds`);
    const given = this.#encode(contract, artifact, {});
    if (given !== recorded) throw new Refusal(`${what}: deployed with ${recorded}, the network file gives ${given}`);
  }

  /** Says what a run would do; later steps see the addresses. */
  async #announce(missing, creations) {
    for (const { name, existing } of missing.filter((contract) => contract.existing)) {
      this.say(`${this.name}: would record ${name} at ${existing(this.network)}`);
      this.record.plan(name, existing(this.network));
    }
    const nonce = (await this.chain.settledNonce()) + this.record.creationsPlanned;
    for (const { name, address } of this.#plan(creations, nonce)) {
      this.say(`${this.name}: would deploy ${name} at ${address}`);
      this.record.plan(name, address);
    }
    this.record.creationsPlanned += creations.length;
    return missing.length;
  }
}

function entryOf(item, code, transaction) {
  return { address: item.address, codeHash: keccak256(code), transaction, arguments: item.arguments };
}

function digestOf(plan) {
  return keccak256(concat(plan.map(({ code }) => keccak256(code))));
}
