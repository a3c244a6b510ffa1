package io.trigpoint.coverage;

/** What an accepted beacon or witness is worth. The id is the heading in docs/spec/coverage.md. */
public enum CoverageAcceptance {
  /** It earns points. */
  SCORED("coverage.scored"),
  /** A valid beacon that no valid witness heard: no points. */
  UNHEARD("coverage.unheard"),
  /** A valid witness beyond the number that is paid: no points. */
  NOT_SELECTED("coverage.not-selected");

  private final String id;

  CoverageAcceptance(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
