package io.trigpoint.weather;

/** What a check says about what it looked at. */
public enum CheckState {
  PASS("pass"),
  SUSPECT("suspect"),
  FAIL("fail"),
  NOT_JUDGED("not-judged");

  private final String text;

  CheckState(String text) {
    this.text = text;
  }

  /** The word that is printed: pass, suspect, fail or not-judged. */
  public String text() {
    return text;
  }
}
