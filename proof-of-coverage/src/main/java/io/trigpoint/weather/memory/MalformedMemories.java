package io.trigpoint.weather.memory;

/** Bytes that are no memories of stations. The message says what is wrong with them. */
public final class MalformedMemories extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedMemories(String why) {
    super(why);
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
