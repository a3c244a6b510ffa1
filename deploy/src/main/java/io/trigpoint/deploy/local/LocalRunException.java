package io.trigpoint.deploy.local;

/** The run cannot go on; the message says why, in words for the person who started it. */
public final class LocalRunException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LocalRunException(String reason) {
    super(reason);
  }

  public LocalRunException(String reason, Throwable cause) {
    super(reason + ": " + cause.getMessage(), cause);
  }
}
