package io.trigpoint.rewards.market;

/** How far a purchase has come. It only ever moves to a later state. */
public enum PurchaseState {
  /** The authorization belongs to one request; nothing was sent. */
  RESERVED,
  /** The answer is stored, and the transfer will be sent whatever crashes. */
  SUBMITTED,
  /** The transfer is final: the answer is due and the sale counts. */
  SETTLED,
  /** The transfer did not happen and never will by this purchase. */
  FAILED;

  public boolean mayBecome(PurchaseState next) {
    return switch (this) {
      case RESERVED -> next == SUBMITTED;
      case SUBMITTED -> next == SETTLED || next == FAILED;
      case SETTLED, FAILED -> false;
    };
  }
}
