package io.trigpoint.coverage.evidence;

/** What a signal says of its subject. */
public enum Verdict {
  FLAGGED("flagged"),
  CLEAR("clear"),
  /** There is too little to go by; the evidence says what is missing. */
  NOT_JUDGED("not-judged");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
