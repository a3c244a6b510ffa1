package io.trigpoint.contracts;

import java.math.BigInteger;

/** What the operator registry reports about one operator. Amounts are stake token base units. */
public sealed interface OperatorEvent {

  /** The account that registered. */
  String operator();

  record OperatorRegistered(String operator, BigInteger stake) implements OperatorEvent {}

  /** The key serves in the role from now on, in place of the one before. */
  record KeySet(String operator, OperatorRole role, String key) implements OperatorEvent {}

  record EndpointSet(String operator, OperatorEndpoint endpoint) implements OperatorEvent {}

  record StakeAdded(String operator, BigInteger added, BigInteger stake) implements OperatorEvent {}

  /** The stake may be withdrawn from {@code withdrawableAt}, in seconds since 1970. */
  record LeaveRequested(String operator, long withdrawableAt) implements OperatorEvent {}

  record StakeWithdrawn(String operator, BigInteger amount) implements OperatorEvent {}

  /**
   * An attest key signed two different things for one epoch and set.
   *
   * @param stake what the operator lost
   * @param reporterPart what the reporter got of it
   */
  record OperatorSlashed(
      String operator,
      String key,
      long epoch,
      long setId,
      String firstDigest,
      String secondDigest,
      BigInteger stake,
      String reporter,
      BigInteger reporterPart)
      implements OperatorEvent {}
}
