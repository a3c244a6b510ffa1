// What devices cost their owners: registration by either kind of key, attestation by 5 of 7 operators, location, transfer,
// consent. Each owner registers one device of each kind, so nonces are zero once and not zero once.
import { ed25519 } from "@noble/curves/ed25519";
import { p256 } from "@noble/curves/p256";
import { toHex } from "viem";
import { artifact } from "./chain.mjs";
import { startNetwork } from "./network.mjs";
import { address, median, range, word } from "./seeded.mjs";

const ED25519 = 1;
const P256 = 2;
const STATION = 2;
const FILE = 1;
const CELL = 0x851f1d4bfffffffn;
const FEE = 1_000_000n;
const DAY = 86_400;

const KEYS = {
  [ED25519]: { publicKey: (secret) => ed25519.getPublicKey(secret), sign: (message, secret) => ed25519.sign(message, secret) },
  [P256]: {
    publicKey: (secret) => p256.getPublicKey(secret, false),
    sign: (message, secret) => p256.sign(message, secret, { prehash: true, lowS: true }).toCompactRawBytes(),
  },
};

export async function measureDevices(chain, samples) {
  const network = await startNetwork(chain, "devices", 7);
  const deployer = address("deployer", "devices and consents");
  const makers = await chain.deploy(deployer, artifact("MakerLicences"), [address("governor")]);
  const coin = await chain.deploy(deployer, artifact("LocalStablecoin"));
  const given = [network.roots.address, makers.address, coin.address, FEE, DAY, address("treasury")];
  const registry = await chain.deploy(deployer, artifact("DeviceRegistry"), given);
  const consent = await chain.deploy(deployer, artifact("Consent"), [registry.address]);
  const owners = new DeviceOwners({ chain, network, registry, coin });
  const all = [];
  for (const i of range(samples + 1)) all.push(await owners.live(address("device owner", i), i));
  const of = (key) => median(all.slice(1).map((gas) => gas[key]));
  return {
    figures: {},
    others: {
      "device: registration, P-256 key checked on chain": of("p256"),
      "device: registration, Ed25519 key": of("ed25519"),
      "device: attestation by 5 of 7": of("attested"),
      "device: location asserted again, with its fee": of("located"),
      "device: transfer": of("transferred"),
    },
    deployed: [makers, registry, consent],
  };
}

class DeviceOwners {
  constructor(parts) {
    Object.assign(this, parts);
  }

  /** Registers two devices, has one attested, moves it and gives it away. */
  async live(owner, i) {
    const { chain, registry, coin } = this;
    const gas = { p256: await this.register(owner, P256, i, 0n), ed25519: await this.register(owner, ED25519, i, 1n) };
    const deviceId = await this.idOf(ED25519, i);
    gas.attested = await this.attest(owner, deviceId, this.network.runningEpoch());
    await chain.gas(owner, coin, "mint", [owner, 10n * FEE]);
    await chain.gas(owner, coin, "approve", [registry.address, 10n * FEE]);
    chain.passTime(DAY);
    gas.located = await chain.gas(owner, registry, "assertLocation", [deviceId, CELL, word("moved", i)]);
    gas.transferred = await chain.gas(owner, registry, "transferFrom", [owner, address("buyer of", i), BigInt(deviceId)]);
    return gas;
  }

  async register(owner, keyType, i, nonce) {
    const r = {
      keyType,
      publicKey: this.publicKey(keyType, i),
      deviceKind: STATION,
      coarseCell: CELL,
      locationCommitment: word("commitment", keyType, i),
      deadline: BigInt(this.chain.time + DAY / 2),
    };
    const message = await this.chain.read(this.registry, "registrationMessage", [owner, nonce, r]);
    const signature = toHex(KEYS[keyType].sign(message.slice(2), this.secret(keyType, i)));
    return this.chain.gas(owner, this.registry, "register", [r, signature]);
  }

  async attest(owner, deviceId, epoch) {
    const signed = [deviceId, owner, FILE, 1n, epoch];
    const digest = await this.chain.read(this.registry, "attestationDigest", signed);
    return this.chain.gas(address("submitter"), this.registry, "attest", [...signed, await this.network.proof(digest)]);
  }

  idOf(keyType, i) {
    return this.chain.read(this.registry, "deviceIdOf", [keyType, this.publicKey(keyType, i)]);
  }

  publicKey(keyType, i) {
    return toHex(KEYS[keyType].publicKey(this.secret(keyType, i)));
  }

  secret(keyType, i) {
    return word("device", keyType, i).slice(2);
  }
}
