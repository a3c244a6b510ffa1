package io.trigpoint.report;

import java.util.Optional;

/**
 * What the registry says of a device at some block.
 *
 * @param coarseCell the public H3 cell of the registration
 * @param locationCommitment what a {@link LocationAssertion} must open
 * @param location the opened location, once a device has opened it
 * @param since the epoch from which the registry has had it at its place; 0 where that is not asked
 */
public record RegisteredDevice(
    DeviceKey key,
    DeviceKind kind,
    EvmAddress owner,
    Cell coarseCell,
    Hash32 locationCommitment,
    Optional<AssertedLocation> location,
    long since) {

  /** Of which nobody asks since when it has been there. */
  public RegisteredDevice(
      DeviceKey key,
      DeviceKind kind,
      EvmAddress owner,
      Cell coarseCell,
      Hash32 locationCommitment,
      Optional<AssertedLocation> location) {
    this(key, kind, owner, coarseCell, locationCommitment, location, 0);
  }

  public DeviceId id() {
    return key.deviceId();
  }

  public RegisteredDevice at(AssertedLocation opened) {
    return new RegisteredDevice(
        key, kind, owner, coarseCell, locationCommitment, Optional.of(opened), since);
  }
}
