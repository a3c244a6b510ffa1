package io.trigpoint.node.chain;

import io.trigpoint.node.chain.OutboxJournal.Attempt;
import io.trigpoint.node.chain.OutboxJournal.InFlight;
import io.trigpoint.node.chain.OutboxJournal.Queued;
import io.trigpoint.node.chain.OutboxStep.Assign;
import io.trigpoint.node.chain.OutboxStep.Rest;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Whether a claim for an owner may take a nonce: never while something more urgent waits for one,
 * few at once, and never with what the next results would cost. Pure.
 */
final class ClaimRoom {
  static final int MOST_IN_FLIGHT = 2;

  /** Gas of a dozen postings, at what a new offer pays. */
  static final BigInteger KEPT_GAS = BigInteger.valueOf(2_000_000);

  private ClaimRoom() {}

  /**
   * Why claims wait, before anything is asked of the chain.
   *
   * @param first the intent that is the next one to get a nonce
   */
  static Optional<String> crowded(Optional<Queued> first, List<InFlight> inFlight) {
    if (first.filter(entry -> !entry.intent().isClaim()).isPresent()) {
      return Optional.of("a claim waits for " + first.get().intent().id());
    }
    long claims = inFlight.stream().filter(entry -> entry.intent().isClaim()).count();
    return claims < MOST_IN_FLIGHT
        ? Optional.empty()
        : Optional.of(claims + " claims are on their way");
  }

  /** The step, or a rest when the account could not pay for it and for results. */
  static OutboxStep affordable(OutboxStep step, BigInteger balance, List<InFlight> inFlight) {
    if (!(step instanceof Assign(long gasLimit, Fees fees))) {
      return step;
    }
    BigInteger owed =
        inFlight.stream()
            .map(InFlight::latest)
            .map(Attempt::transaction)
            .map(each -> each.fees().maxFee().multiply(BigInteger.valueOf(each.gasLimit())))
            .reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger needed =
        fees.maxFee().multiply(KEPT_GAS.add(BigInteger.valueOf(gasLimit))).add(owed);
    return balance.compareTo(needed) >= 0
        ? step
        : new Rest("the account has " + balance + " wei and needs " + needed + " before a claim");
  }
}
