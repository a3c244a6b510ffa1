package io.trigpoint.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.node.epochs.SealedReport;
import io.trigpoint.report.ReportId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which epoch holds which report, by the published files alone. */
final class PublishedReports {
  private PublishedReports() {}

  /** Reads epochs 1 to {@code last}; fails when a report is in two of them. */
  static SortedMap<ReportId, Long> of(Path published, long last) throws Exception {
    SortedMap<ReportId, Long> sealed = new TreeMap<>();
    for (long epoch = 1; epoch <= last; epoch++) {
      PublishedEpoch folder =
          PublishedEpoch.read(
              (name, file) -> Files.readAllBytes(published.resolve(name).resolve(file)), epoch);
      for (SealedReport report : folder.inputs().reports()) {
        assertThat(sealed.put(report.id(), epoch)).as("%s twice", report.id()).isNull();
      }
    }
    return sealed;
  }

  /** Each acknowledged report is in exactly the epoch that its receipt names. */
  static void hold(SortedMap<ReportId, Long> acknowledged, Path published, long last)
      throws Exception {
    SortedMap<ReportId, Long> sealed = of(published, last);
    Map<ReportId, Long> due = new TreeMap<>(acknowledged);
    due.values().removeIf(epoch -> epoch > last);
    assertThat(due).as("acknowledged reports").isNotEmpty();
    due.forEach((id, epoch) -> assertThat(sealed).as("report %s", id).containsEntry(id, epoch));
  }
}
