package io.trigpoint.coverage.helium;

/** What a valid report is worth. The id is the heading in docs/spec/helium.md. */
public enum HeliumAcceptance {
  /** A valid beacon, or one of the first valid witnesses. */
  SELECTED("helium.selected"),
  /** A valid witness after the last that is paid. */
  NOT_SELECTED("helium.not-selected");

  private final String id;

  HeliumAcceptance(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
