package io.trigpoint.contracts;

import io.trigpoint.contracts.RegistryEvent.DeviceDecommissioned;
import io.trigpoint.contracts.RegistryEvent.DeviceRegistered;
import io.trigpoint.contracts.RegistryEvent.DeviceTransferred;
import io.trigpoint.contracts.RegistryEvent.LocationAsserted;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Calldata, answers and events of the DeviceRegistry contract. */
public final class DeviceRegistryCalls {
  public static final String DEVICE_REGISTERED =
      Abi.topic("DeviceRegistered(bytes32,address,uint8,bytes,uint8,uint64,bytes32,uint256,bytes)");
  public static final String LOCATION_ASSERTED =
      Abi.topic("LocationAsserted(bytes32,uint64,bytes32)");
  public static final String DEVICE_TRANSFERRED =
      Abi.topic("DeviceTransferred(bytes32,address,address)");
  public static final String DEVICE_DECOMMISSIONED = Abi.topic("DeviceDecommissioned(bytes32)");

  private DeviceRegistryCalls() {}

  /** The first topics of all events of the registry. */
  public static List<String> eventTopics() {
    return List.of(DEVICE_REGISTERED, LOCATION_ASSERTED, DEVICE_TRANSFERRED, DEVICE_DECOMMISSIONED);
  }

  /** Sent by the owner; {@code deviceSignature} is the device's, 64 bytes. */
  public static String register(DeviceRegistration registration, String deviceSignature) {
    return Abi.call(
        "register((uint8,bytes,uint8,uint64,bytes32),bytes)",
        registration.toAbi(),
        Abi.bytes(deviceSignature));
  }

  public static String assertLocation(String deviceId, long coarseCell, String locationCommitment) {
    return Abi.call(
        "assertLocation(bytes32,uint64,bytes32)",
        Abi.bytes32(deviceId),
        Abi.uint64(coarseCell),
        Abi.bytes32(locationCommitment));
  }

  public static String transfer(String deviceId, String newOwner) {
    return Abi.call("transfer(bytes32,address)", Abi.bytes32(deviceId), Abi.address(newOwner));
  }

  public static String decommission(String deviceId) {
    return Abi.call("decommission(bytes32)", Abi.bytes32(deviceId));
  }

  public static String nonces(String owner) {
    return Abi.call("nonces(address)", Abi.address(owner));
  }

  public static BigInteger decodeNonces(String answer) {
    return AbiWords.of(answer).number(0);
  }

  public static String ownerOf(String deviceId) {
    return Abi.call("ownerOf(bytes32)", Abi.bytes32(deviceId));
  }

  public static String decodeOwnerOf(String answer) {
    return AbiWords.of(answer).address(0);
  }

  /** The event that a log entry holds, empty when it is none of the registry's. */
  public static Optional<RegistryEvent> decode(EventLog log) {
    if (log.is(DEVICE_REGISTERED, 2)) {
      return Optional.of(registered(log));
    }
    if (log.is(LOCATION_ASSERTED, 1)) {
      return Optional.of(
          new LocationAsserted(id(log), log.words().smallNumber(0), log.words().bytes32(1)));
    }
    if (log.is(DEVICE_TRANSFERRED, 3)) {
      return Optional.of(
          new DeviceTransferred(id(log), log.indexed(1).address(0), log.indexed(2).address(0)));
    }
    return log.is(DEVICE_DECOMMISSIONED, 1)
        ? Optional.of(new DeviceDecommissioned(id(log)))
        : Optional.empty();
  }

  private static DeviceRegistered registered(EventLog log) {
    AbiWords words = log.words();
    DeviceRegistration registration =
        new DeviceRegistration(
            words.smallestNumber(0),
            words.dynamicBytes(1),
            words.smallestNumber(2),
            words.smallNumber(3),
            words.bytes32(4));
    return new DeviceRegistered(
        id(log), log.indexed(1).address(0), registration, words.number(5), words.dynamicBytes(6));
  }

  private static String id(EventLog log) {
    return log.indexed(0).bytes32(0);
  }
}
