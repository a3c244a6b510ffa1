package io.trigpoint.report;

/** Bytes that are no report. The message says what is wrong with them, in words for the sender. */
public final class MalformedReport extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedReport(String why) {
    super(why);
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
