package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.ReportVerdict;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Puts one verdict together. For one thread. */
final class VerdictWords implements VerdictSheet {
  private Optional<ReportVerdict> begun = Optional.empty();
  private final SortedMap<String, String> figures = new TreeMap<>();

  /** The verdict that somebody writes on a sheet. */
  static ReportVerdict of(Consumer<VerdictSheet> writer) {
    VerdictWords words = new VerdictWords();
    writer.accept(words);
    ReportVerdict bare = words.begun.orElseThrow();
    return new ReportVerdict(
        bare.report(), bare.device(), bare.kind(), bare.outcome(), bare.rule(), words.figures);
  }

  @Override
  public void verdict(
      ReportId report,
      DeviceId device,
      ReportKind kind,
      ReportVerdict.Outcome outcome,
      String rule) {
    begun = Optional.of(new ReportVerdict(report, device, kind, outcome, rule, new TreeMap<>()));
  }

  @Override
  public void figure(String name, String value) {
    figures.put(name, value);
  }
}
