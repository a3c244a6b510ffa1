package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.ReportReading.Reading;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Header;
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.ReportVerdict.Outcome;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.Witness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Readings sorted by kind; each list keeps the order of the report ids. */
final class SortedReports {
  final List<ReceivedReport<Beacon>> beacons = new ArrayList<>();
  final List<ReceivedReport<Witness>> witnesses = new ArrayList<>();
  final List<ReceivedReport<WeatherReading>> weather = new ArrayList<>();
  final List<ReceivedReport<LocationAssertion>> locations = new ArrayList<>();
  final List<ReportVerdict> refused = new ArrayList<>();

  private final Map<Sequence, ReportId> sequences = new HashMap<>();

  private record Sequence(DeviceId device, long number) {}

  /** Readings must come in the order of the report ids: the smallest id keeps a sequence number. */
  static SortedReports of(List<Reading> readings) {
    SortedReports sorted = new SortedReports();
    for (Reading reading : readings) {
      switch (reading) {
        case Reading.Judgeable(ReceivedReport<Report> received) -> sorted.add(received);
        case Reading.Refused(ReportVerdict verdict) -> sorted.refused.add(verdict);
      }
    }
    return sorted;
  }

  private void add(ReceivedReport<Report> received) {
    Header header = received.report().header();
    ReportId first =
        sequences.putIfAbsent(new Sequence(header.device(), header.sequence()), received.id());
    if (first != null) {
      refused.add(reused(received, first));
      return;
    }
    switch (received.report()) {
      case Beacon b -> beacons.add(as(received, b));
      case Witness w -> witnesses.add(as(received, w));
      case WeatherReading r -> weather.add(as(received, r));
      case LocationAssertion l -> locations.add(as(received, l));
    }
  }

  private static <R extends Report> ReceivedReport<R> as(ReceivedReport<Report> any, R report) {
    return new ReceivedReport<>(any.id(), any.receivedMs(), report);
  }

  private static ReportVerdict reused(ReceivedReport<Report> received, ReportId first) {
    Header header = received.report().header();
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put("first", first.hex());
    evidence.put("sequence", Long.toString(header.sequence()));
    return new ReportVerdict(
        received.id(),
        header.device(),
        received.report().kind(),
        Outcome.REFUSED,
        RefusalReason.SEQUENCE_REUSED.id(),
        evidence);
  }
}
