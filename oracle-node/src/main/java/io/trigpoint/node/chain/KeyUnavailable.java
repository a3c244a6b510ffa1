package io.trigpoint.node.chain;

/** A key cannot sign now. Nothing was signed; the caller tries again later. */
public final class KeyUnavailable extends RuntimeException implements PassingFailure {
  private static final long serialVersionUID = 1L;

  public KeyUnavailable(String message) {
    super(message);
  }

  public KeyUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
