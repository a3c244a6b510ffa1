package io.trigpoint.report;

/** What a device says, decoded. Every report names its device, a sequence number and its clock. */
public sealed interface Report permits Beacon, Witness, WeatherReading, LocationAssertion {
  Header header();

  /** The kind under which the body is signed. */
  default ReportKind kind() {
    return switch (this) {
      case Beacon b -> ReportKind.BEACON;
      case Witness w -> ReportKind.WITNESS;
      case WeatherReading r -> ReportKind.WEATHER;
      case LocationAssertion l -> ReportKind.LOCATION;
    };
  }
}
