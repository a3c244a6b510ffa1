package io.trigpoint.node.chain;

import io.trigpoint.contracts.DeviceRegistration;
import io.trigpoint.contracts.Hex;
import io.trigpoint.contracts.RegistryEvent.DeviceRegistered;
import io.trigpoint.node.chain.DeviceRegister.Standing;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKey;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.KeyRules;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.Registration;
import io.trigpoint.report.SignatureCheck;

/**
 * Whether a device itself agreed to its registration, which the contract cannot tell for Ed25519.
 */
public final class DeviceProof {
  private final long chainId;
  private final EvmAddress registry;
  private final SignatureCheck signatures;

  public DeviceProof(long chainId, EvmAddress registry, SignatureCheck signatures) {
    this.chainId = chainId;
    this.registry = registry;
    this.signatures = signatures;
  }

  /** Anything that an owner can put into the event has an answer; nothing throws. */
  Standing standing(DeviceRegistered event) {
    try {
      return proves(event) ? Standing.ACTIVE : Standing.PROOF_NOT_VALID;
    } catch (IllegalArgumentException malformed) {
      return Standing.PROOF_NOT_VALID;
    }
  }

  static Standing standingAt(long coarseCell) {
    return Cell.h3().isValidCell(coarseCell) ? Standing.ACTIVE : Standing.CELL_NOT_VALID;
  }

  private boolean proves(DeviceRegistered event) {
    DeviceRegistration given = event.registration();
    DeviceKey key =
        new DeviceKey(
            KeyType.ofCode(given.keyType()).orElseThrow(IllegalArgumentException::new),
            Hex.bytes(given.publicKey()));
    DeviceId device = key.deviceId();
    Registration signed =
        new Registration(
            chainId,
            registry,
            new EvmAddress(event.owner()),
            event.nonce(),
            DeviceKind.ofCode(given.deviceKind()).orElseThrow(IllegalArgumentException::new),
            new Cell(given.coarseCell()),
            Hash32.ofHex(given.locationCommitment()));
    return device.equals(DeviceId.ofHex(event.deviceId()))
        && KeyRules.admit(key).isEmpty()
        && signatures.accepts(key, signed.message(device), Hex.bytes(event.deviceSignature()));
  }
}
