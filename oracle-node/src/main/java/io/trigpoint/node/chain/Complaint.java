package io.trigpoint.node.chain;

import java.util.List;
import java.util.Locale;

/**
 * What a broadcast was answered with. None of them says that the transaction is not on the chain,
 * so all hashes of its nonce are looked up before anything else is done.
 */
public enum Complaint {
  /** An endpoint took it, or had it already. */
  NONE,
  /** Anything else, an unreachable endpoint included. */
  OTHER,
  /** A transaction with this nonce is in a block; perhaps this one. */
  NONCE_TOO_LOW,
  /** A nonce before it is missing. */
  NONCE_TOO_HIGH,
  /** The pool holds another one with this nonce that pays about as much or more. */
  UNDERPRICED,
  /** The account cannot pay for it. */
  NO_FUNDS;

  /**
   * The worst that is said of one transaction; endpoints that say nothing took it, so this looks at
   * what has to be acted upon and not at how many said it.
   */
  static Complaint of(List<String> complaints) {
    return complaints.stream().map(Complaint::of).reduce(NONE, Complaint::worse);
  }

  private static Complaint worse(Complaint one, Complaint other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** Reads the words of geth, Erigon, Nethermind, Besu, Reth and anvil. */
  static Complaint of(String words) {
    String said = words.toLowerCase(Locale.ROOT).replace('_', ' ');
    if (has(said, "already known", "already imported", "known transaction", "alreadyknown")) {
      return NONE;
    }
    if (has(said, "nonce too low", "nonce is too low", "nonce below", "oldnonce")) {
      return NONCE_TOO_LOW;
    }
    if (has(said, "nonce too high", "nonce gap", "nonce too distant", "noncegap")) {
      return NONCE_TOO_HIGH;
    }
    if (has(said, "underpriced", "gas price too low", "fee too low", "feetoolow")) {
      return UNDERPRICED;
    }
    return has(said, "insufficient funds", "insufficientfunds", "upfront cost exceeds")
        ? NO_FUNDS
        : OTHER;
  }

  private static boolean has(String said, String... words) {
    return List.of(words).stream().anyMatch(said::contains);
  }
}
