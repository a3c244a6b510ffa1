package io.trigpoint.node.chain;

/** No endpoint gave a usable answer. The caller tries again later. */
public final class ChainUnavailable extends RuntimeException implements PassingFailure {
  private static final long serialVersionUID = 1L;

  public ChainUnavailable(String message) {
    super(message);
  }

  public ChainUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
