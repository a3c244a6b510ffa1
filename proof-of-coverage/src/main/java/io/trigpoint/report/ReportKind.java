package io.trigpoint.report;

import java.util.Optional;

/**
 * The kinds of report; the code is signed with the body, so a body never passes for another kind.
 */
public enum ReportKind {
  BEACON(1),
  WITNESS(2),
  WEATHER(3),
  LOCATION(4);

  private final int code;

  ReportKind(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static Optional<ReportKind> ofCode(int code) {
    for (ReportKind kind : values()) {
      if (kind.code == code) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
