package io.trigpoint.coverage.evidence;

/** Bytes that are no carried evidence. The message says what is wrong with them. */
public final class MalformedEvidence extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedEvidence(String why) {
    super(why);
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
