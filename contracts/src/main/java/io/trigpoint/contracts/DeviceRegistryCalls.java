package io.trigpoint.contracts;

import io.trigpoint.contracts.RegistryEvent.DeviceDecommissioned;
import io.trigpoint.contracts.RegistryEvent.DeviceRegistered;
import io.trigpoint.contracts.RegistryEvent.DeviceRotated;
import io.trigpoint.contracts.RegistryEvent.DeviceTransferred;
import io.trigpoint.contracts.RegistryEvent.LocationAsserted;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.web3j.abi.datatypes.generated.Uint256;

/** Calldata, answers and events of the DeviceRegistry contract. */
public final class DeviceRegistryCalls {
  private static final String REGISTRATION = "(uint8,bytes,uint8,uint64,bytes32,uint64)";
  private static final String ONBOARDING = "(uint64,bytes32,uint8,uint64)";
  private static final String ROTATION = "((uint8,bytes),(uint8,bytes),uint64)";

  public static final String DEVICE_REGISTERED =
      Abi.topic("DeviceRegistered(bytes32,address," + REGISTRATION + ",uint256,bytes)");
  public static final String LOCATION_ASSERTED =
      Abi.topic("LocationAsserted(bytes32,address,uint64,bytes32)");
  public static final String TRANSFER = Abi.topic("Transfer(address,address,uint256)");
  public static final String DEVICE_DECOMMISSIONED =
      Abi.topic("DeviceDecommissioned(bytes32,address)");
  public static final String DEVICE_ROTATED =
      Abi.topic("DeviceRotated(bytes32,bytes32,address," + ROTATION + ",uint256,bytes,bytes)");

  private DeviceRegistryCalls() {}

  /** The first topics of the events that tell what devices there are, and whose. */
  public static List<String> eventTopics() {
    return List.of(
        DEVICE_REGISTERED, LOCATION_ASSERTED, TRANSFER, DEVICE_DECOMMISSIONED, DEVICE_ROTATED);
  }

  /** Sent by the owner; {@code deviceSignature} is the device's, 64 bytes. */
  public static String register(DeviceRegistration registration, String deviceSignature) {
    return Abi.call(
        "register(" + REGISTRATION + ",bytes)", registration.toAbi(), Abi.bytes(deviceSignature));
  }

  /** As {@link #register}; {@code makerSignature} is the maker's over the onboarding's digest. */
  public static String registerOnboarded(
      DeviceRegistration registration,
      String deviceSignature,
      DeviceOnboarding onboarding,
      String makerSignature) {
    return Abi.call(
        "registerOnboarded(" + REGISTRATION + ",bytes," + ONBOARDING + ",bytes)",
        registration.toAbi(),
        Abi.bytes(deviceSignature),
        onboarding.toAbi(),
        Abi.bytes(makerSignature));
  }

  /** Sent by the owner; the signatures are those of the old and of the new key. */
  public static String rotateKey(
      DeviceRotation rotation, String oldSignature, String newSignature) {
    return Abi.call(
        "rotateKey(" + ROTATION + ",bytes,bytes)",
        rotation.toAbi(),
        Abi.bytes(oldSignature),
        Abi.bytes(newSignature));
  }

  /** Sent by anyone; {@code proof} is the quorum's over {@link DeviceAttestation#digest}. */
  public static String attest(DeviceAttestation attestation, String proof) {
    return Abi.call(
        "attest(bytes32,address,uint8,uint64,uint64,bytes)",
        Abi.bytes32(attestation.deviceId()),
        Abi.address(attestation.owner()),
        Abi.uint8(attestation.keyClass()),
        Abi.uint64(attestation.setId()),
        Abi.uint64(attestation.epoch()),
        Abi.bytes(proof));
  }

  static String attestationDigest(DeviceAttestation attestation) {
    return Abi.call(
        "attestationDigest(bytes32,address,uint8,uint64,uint64)",
        Abi.bytes32(attestation.deviceId()),
        Abi.address(attestation.owner()),
        Abi.uint8(attestation.keyClass()),
        Abi.uint64(attestation.setId()),
        Abi.uint64(attestation.epoch()));
  }

  static String onboardingDigest(String deviceId, DeviceOnboarding onboarding) {
    return Abi.call(
        "onboardingDigest(bytes32," + ONBOARDING + ")", Abi.bytes32(deviceId), onboarding.toAbi());
  }

  public static String assertLocation(String deviceId, long coarseCell, String locationCommitment) {
    return Abi.call(
        "assertLocation(bytes32,uint64,bytes32)",
        Abi.bytes32(deviceId),
        Abi.uint64(coarseCell),
        Abi.bytes32(locationCommitment));
  }

  /** Sent by the owner; the device's token has its id. */
  public static String transferFrom(String owner, String newOwner, String deviceId) {
    return Abi.call(
        "transferFrom(address,address,uint256)",
        Abi.address(owner),
        Abi.address(newOwner),
        tokenOf(deviceId));
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
    return Abi.call("ownerOf(uint256)", tokenOf(deviceId));
  }

  public static String decodeOwnerOf(String answer) {
    return AbiWords.of(answer).address(0);
  }

  /** Whether an account owns the device's token or, until it is proven, has a claim to it. */
  public static String holds(String deviceId, String account) {
    return Abi.call("holds(bytes32,address)", Abi.bytes32(deviceId), Abi.address(account));
  }

  public static String isProven(String deviceId) {
    return Abi.call("isProven(bytes32)", Abi.bytes32(deviceId));
  }

  /** The answer of a view that is true or false. */
  public static boolean decodeFlag(String answer) {
    return AbiWords.of(answer).flag(0);
  }

  /** The event that a log entry holds, empty when it is none of {@link #eventTopics()}. */
  public static Optional<RegistryEvent> decode(EventLog log) {
    if (log.is(DEVICE_REGISTERED, 2)) {
      return Optional.of(registered(log));
    }
    if (log.is(LOCATION_ASSERTED, 2)) {
      return Optional.of(
          new LocationAsserted(
              id(log), owner(log, 1), log.words().smallNumber(0), log.words().bytes32(1)));
    }
    if (log.is(TRANSFER, 3)) {
      return Optional.of(
          new DeviceTransferred(log.indexed(2).bytes32(0), owner(log, 0), owner(log, 1)));
    }
    if (log.is(DEVICE_ROTATED, 3)) {
      return Optional.of(rotated(log));
    }
    return log.is(DEVICE_DECOMMISSIONED, 2)
        ? Optional.of(new DeviceDecommissioned(id(log), owner(log, 1)))
        : Optional.empty();
  }

  private static DeviceRegistered registered(EventLog log) {
    AbiWords words = log.words();
    return new DeviceRegistered(
        id(log),
        owner(log, 1),
        DeviceRegistration.ofAbi(words.from(0)),
        words.number(1),
        words.dynamicBytes(2));
  }

  private static DeviceRotated rotated(EventLog log) {
    AbiWords words = log.words();
    return new DeviceRotated(
        id(log),
        log.indexed(1).bytes32(0),
        owner(log, 2),
        DeviceRotation.ofAbi(words.from(0)),
        words.number(1),
        words.dynamicBytes(2),
        words.dynamicBytes(3));
  }

  private static Uint256 tokenOf(String deviceId) {
    return Abi.uint256(new BigInteger(1, Hex.bytes(Hex.bytes32(deviceId))));
  }

  private static String owner(EventLog log, int position) {
    return log.indexed(position).address(0);
  }

  private static String id(EventLog log) {
    return log.indexed(0).bytes32(0);
  }
}
