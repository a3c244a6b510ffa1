package io.trigpoint.report;

import java.util.Optional;

/** What a device is registered as. */
public enum DeviceKind {
  HOTSPOT(1),
  STATION(2);

  private final int code;

  DeviceKind(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** Whether a device of this kind may send reports of that kind. */
  public boolean mayReport(ReportKind report) {
    return switch (report) {
      case BEACON, WITNESS -> this == HOTSPOT;
      case WEATHER -> this == STATION;
      case LOCATION -> true;
    };
  }

  public static Optional<DeviceKind> ofCode(int code) {
    for (DeviceKind kind : values()) {
      if (kind.code == code) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
