package io.trigpoint.node.cluster;

import io.trigpoint.node.intake.Appended;
import io.trigpoint.node.intake.ReportJournal;
import io.trigpoint.node.intake.VerifiedReport;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.Report;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.Witness;
import io.vertx.core.Future;
import java.util.List;

/** Shows stored beacons and witnesses to the live window. The journal behind it decides alone. */
public final class WatchedJournal implements ReportJournal {
  private final ReportJournal journal;
  private final BeaconWindow window;

  public WatchedJournal(ReportJournal journal, BeaconWindow window) {
    this.journal = journal;
    this.window = window;
  }

  @Override
  public Future<List<Appended>> append(List<VerifiedReport> reports) {
    return journal.append(reports).onSuccess(outcomes -> show(reports, outcomes));
  }

  private void show(List<VerifiedReport> reports, List<Appended> outcomes) {
    for (int i = 0; i < reports.size(); i++) {
      if (outcomes.get(i) instanceof Appended.Stored) {
        note(reports.get(i).report());
      }
    }
  }

  private void note(Report report) {
    switch (report) {
      case Beacon beacon -> window.note(beacon.payload(), true);
      case Witness witness -> window.note(witness.payload(), false);
      case WeatherReading _, LocationAssertion _ -> {}
    }
  }
}
