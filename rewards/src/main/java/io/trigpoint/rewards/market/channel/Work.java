package io.trigpoint.rewards.market.channel;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is on its way to the chain for a channel.
 *
 * @param lastDeposit the salt of the last deposit that came in, so that its payload is not paid in
 *     twice
 */
public record Work(
    Optional<Pending.Deposit> deposit,
    Optional<BigInteger> lastDeposit,
    Optional<Pending.Claim> claim,
    Optional<Pending.Refund> refund) {
  static final Work NONE =
      new Work(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** All of it; the outbox takes each id once. */
  Stream<Pending> all() {
    return Stream.of(deposit, claim, refund).flatMap(Optional::stream);
  }

  Work with(Pending pending) {
    return switch (pending) {
      case Pending.Deposit in -> new Work(Optional.of(in), lastDeposit, claim, refund);
      case Pending.Claim made -> new Work(deposit, lastDeposit, Optional.of(made), refund);
      case Pending.Refund out -> new Work(deposit, lastDeposit, claim, Optional.of(out));
    };
  }

  Work without(Pending pending) {
    return switch (pending) {
      case Pending.Deposit _ -> new Work(Optional.empty(), lastDeposit, claim, refund);
      case Pending.Claim _ -> new Work(deposit, lastDeposit, Optional.empty(), refund);
      case Pending.Refund _ -> new Work(deposit, lastDeposit, claim, Optional.empty());
    };
  }

  /** As if no claim were on its way. */
  Work withoutClaim() {
    return claim.map(this::without).orElse(this);
  }

  Work paidIn(Pending.Deposit in) {
    return new Work(Optional.empty(), Optional.of(in.authorization().salt()), claim, refund);
  }

  boolean isPaidIn(DepositAuthorization authorization) {
    return lastDeposit.equals(Optional.of(authorization.salt()));
  }
}
