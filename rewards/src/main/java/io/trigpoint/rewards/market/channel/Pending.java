package io.trigpoint.rewards.market.channel;

import io.trigpoint.rewards.epoch.TokenAmount;
import java.math.BigInteger;
import java.util.Optional;

/** What was given to the chain's outbox and is not final. */
public sealed interface Pending {

  /** Tells it apart from any other of its channel, earlier attempts included. */
  String id();

  /** When it was decided, since 1970. */
  long sinceMs();

  /** What an authorization brings into the channel. */
  record Deposit(TokenAmount amount, DepositAuthorization authorization, long sinceMs)
      implements Pending {
    @Override
    public String id() {
      return "deposit:" + authorization.salt() + ":" + sinceMs;
    }
  }

  /**
   * A claim up to {@code total}.
   *
   * @param voucher what the payer's side signed, at least the total
   */
  record Claim(SignedVoucher voucher, TokenAmount total, long sinceMs) implements Pending {
    public Claim {
      if (total.compareTo(voucher.voucher().maxClaimable()) > 0) {
        throw new IllegalStateException(
            "a claim of " + total + " of a voucher over " + voucher.voucher().maxClaimable());
      }
    }

    @Override
    public String id() {
      return "claim:" + total + ":" + sinceMs;
    }
  }

  /**
   * A claim of all that is charged and a refund, in one transaction.
   *
   * @param claim empty when nothing is to be claimed
   */
  record Refund(Optional<Claim> claim, TokenAmount amount, BigInteger nonce, long sinceMs)
      implements Pending {
    @Override
    public String id() {
      return "refund:" + nonce + ":" + sinceMs;
    }
  }
}
