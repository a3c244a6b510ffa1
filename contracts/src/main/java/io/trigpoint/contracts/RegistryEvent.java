package io.trigpoint.contracts;

import java.math.BigInteger;

/** What the device registry reports about one device. */
public sealed interface RegistryEvent {

  /** keccak256(key type ‖ public key). */
  String deviceId();

  /**
   * A device was registered.
   *
   * @param nonce the owner's registration counter that the device signed
   * @param deviceSignature 64 bytes; the contract checked it for P-256 only
   */
  record DeviceRegistered(
      String deviceId,
      String owner,
      DeviceRegistration registration,
      BigInteger nonce,
      String deviceSignature)
      implements RegistryEvent {}

  /** The owner says where the device is now. */
  record LocationAsserted(String deviceId, long coarseCell, String locationCommitment)
      implements RegistryEvent {}

  /** The device has a new owner. */
  record DeviceTransferred(String deviceId, String from, String to) implements RegistryEvent {}

  /** The device is retired for ever. */
  record DeviceDecommissioned(String deviceId) implements RegistryEvent {}
}
