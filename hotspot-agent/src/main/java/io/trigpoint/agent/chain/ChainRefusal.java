package io.trigpoint.agent.chain;

import java.io.IOException;

/** The chain's endpoint answered with an error, or a transaction was reverted. */
public final class ChainRefusal extends IOException {
  private static final long serialVersionUID = 1L;

  public ChainRefusal(String message) {
    super(message);
  }
}
