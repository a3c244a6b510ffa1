package io.trigpoint.node.chain;

/** A contract refused a call; the message is the chain's. */
public final class CallReverted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CallReverted(String message) {
    super(message);
  }
}
