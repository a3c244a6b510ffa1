package io.trigpoint.node.chain;

import io.trigpoint.report.EvmAddress;

/**
 * A call that shall happen once.
 *
 * @param id names the effect, for example {@code epoch:12:result}; the same id is the same intent
 * @param calldata hexadecimal with the 0x prefix
 * @param gasLimitHint least gas limit to send with, 0 when the estimate is enough
 * @param expiresMs Unix milliseconds from which on the call is no longer wanted
 * @param urgency who goes first
 */
public record Intent(
    String id, EvmAddress to, String calldata, long gasLimitHint, long expiresMs, Urgency urgency) {

  /** What an intent is for; the earlier ones go first. */
  public enum Urgency {
    /** An epoch's result, or a nonce that holds one up. */
    RESULT,
    /** A payment that a buyer waits for. */
    SALE,
    /** A claim for an owner, who can claim without us. */
    CLAIM
  }

  /** Gas that a transfer of nothing needs. */
  static final long EMPTY_GAS = 21_000;

  private static final long NEVER = Long.MAX_VALUE;
  private static final String FILLER = "nonce:";

  /** A call that is wanted for ever. */
  public Intent(String id, EvmAddress to, String calldata, long gasLimitHint) {
    this(id, to, calldata, gasLimitHint, NEVER);
  }

  /** A call that goes before all others. */
  public Intent(String id, EvmAddress to, String calldata, long gasLimitHint, long expiresMs) {
    this(id, to, calldata, gasLimitHint, expiresMs, Urgency.RESULT);
  }

  /** Uses a nonce that nothing else uses, so that later ones count. */
  static Intent filler(EvmAddress account, long nonce) {
    return new Intent(FILLER + account.hex() + ":" + nonce, account, "0x", EMPTY_GAS);
  }

  /** What takes this intent's nonce instead of it: a transfer of nothing to the sender. */
  Intent emptied(EvmAddress account) {
    return new Intent(id, account, "0x", EMPTY_GAS, expiresMs, urgency);
  }

  boolean isClaim() {
    return urgency == Urgency.CLAIM;
  }

  boolean isFiller() {
    return id.startsWith(FILLER);
  }
}
