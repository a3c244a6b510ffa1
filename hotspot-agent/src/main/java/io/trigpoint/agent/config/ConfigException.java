package io.trigpoint.agent.config;

/** A configuration that cannot be used; the message names the key and says what is expected. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }
}
