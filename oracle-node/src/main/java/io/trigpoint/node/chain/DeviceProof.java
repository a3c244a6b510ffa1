package io.trigpoint.node.chain;

import io.trigpoint.contracts.DeviceKeyBytes;
import io.trigpoint.contracts.DeviceRegistration;
import io.trigpoint.contracts.DeviceRotation;
import io.trigpoint.contracts.Hex;
import io.trigpoint.contracts.RegistryEvent.DeviceRegistered;
import io.trigpoint.contracts.RegistryEvent.DeviceRotated;
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
import io.trigpoint.report.Rotation;
import io.trigpoint.report.SignatureCheck;
import java.util.function.BooleanSupplier;

/**
 * Whether a device itself agreed to its registration or rotation, which the contract cannot tell
 * for Ed25519.
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
    return standing(() -> proves(event));
  }

  /** Whether the old and the new key agreed to a rotation; nothing throws. */
  Standing standing(DeviceRotated event) {
    return standing(() -> proves(event));
  }

  static Standing standingAt(long coarseCell) {
    return Cell.h3().isValidCell(coarseCell) ? Standing.ACTIVE : Standing.CELL_NOT_VALID;
  }

  private static Standing standing(BooleanSupplier proof) {
    try {
      return proof.getAsBoolean() ? Standing.ACTIVE : Standing.PROOF_NOT_VALID;
    } catch (IllegalArgumentException malformed) {
      return Standing.PROOF_NOT_VALID;
    }
  }

  private boolean proves(DeviceRegistered event) {
    DeviceRegistration given = event.registration();
    Registration signed =
        new Registration(
            chainId,
            registry,
            new EvmAddress(event.owner()),
            event.nonce(),
            DeviceKind.ofCode(given.deviceKind()).orElseThrow(IllegalArgumentException::new),
            new Cell(given.coarseCell()),
            Hash32.ofHex(given.locationCommitment()),
            given.deadline());
    DeviceId device = DeviceId.ofHex(event.deviceId());
    return signed(
        device,
        new DeviceKeyBytes(given.keyType(), given.publicKey()),
        signed.message(device),
        event.deviceSignature());
  }

  private boolean proves(DeviceRotated event) {
    DeviceRotation given = event.rotation();
    DeviceId device = DeviceId.ofHex(event.deviceId());
    DeviceId successor = DeviceId.ofHex(event.successor());
    byte[] message =
        new Rotation(
                chainId, registry, new EvmAddress(event.owner()), event.nonce(), given.deadline())
            .message(device, successor);
    return signed(device, given.oldKey(), message, event.oldSignature())
        && signed(successor, given.newKey(), message, event.newSignature());
  }

  private boolean signed(DeviceId device, DeviceKeyBytes given, byte[] message, String signature) {
    DeviceKey key =
        new DeviceKey(
            KeyType.ofCode(given.keyType()).orElseThrow(IllegalArgumentException::new),
            Hex.bytes(given.publicKey()));
    return device.equals(key.deviceId())
        && KeyRules.admit(key).isEmpty()
        && signatures.accepts(key, message, Hex.bytes(signature));
  }
}
