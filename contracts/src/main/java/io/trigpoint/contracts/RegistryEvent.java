package io.trigpoint.contracts;

import java.math.BigInteger;

/** What the device registry reports about one device. */
public sealed interface RegistryEvent {

  /** keccak256(key type ‖ public key). */
  String deviceId();

  /**
   * An account registered a device: the first to do so, or a rival of a claim that is not proven.
   *
   * @param nonce the owner's registration counter that the device signed
   * @param deviceSignature 64 bytes; the contract checked it for P-256 only, on chains that can
   */
  record DeviceRegistered(
      String deviceId,
      String owner,
      DeviceRegistration registration,
      BigInteger nonce,
      String deviceSignature)
      implements RegistryEvent {}

  /** An owner or claimant says where the device is now. */
  record LocationAsserted(String deviceId, String owner, long coarseCell, String locationCommitment)
      implements RegistryEvent {}

  /** The device's token has a new owner; {@code from} is zero when it was made. */
  record DeviceTransferred(String deviceId, String from, String to) implements RegistryEvent {}

  /** An owner or claimant retires the device for ever. */
  record DeviceDecommissioned(String deviceId, String owner) implements RegistryEvent {}

  /**
   * An owner or claimant replaces the device by one with another key.
   *
   * @param nonce the owner's registration counter that both keys signed
   * @param oldSignature 64 bytes; like the new key's, the contract checked it for P-256 only
   */
  record DeviceRotated(
      String deviceId,
      String successor,
      String owner,
      DeviceRotation rotation,
      BigInteger nonce,
      String oldSignature,
      String newSignature)
      implements RegistryEvent {}
}
