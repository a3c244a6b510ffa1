package io.trigpoint.node.cluster;

import io.trigpoint.node.intake.Appended;
import io.trigpoint.node.intake.ReportJournal;
import io.trigpoint.node.intake.VerifiedReport;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.MalformedReport;
import io.trigpoint.report.ReportCodec;
import io.trigpoint.report.ReportKind;
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
      ReportKind kind = reports.get(i).signed().kind();
      boolean radio = kind == ReportKind.BEACON || kind == ReportKind.WITNESS;
      if (radio && outcomes.get(i) instanceof Appended.Stored) {
        note(kind, reports.get(i).signed().body());
      }
    }
  }

  private void note(ReportKind kind, byte[] body) {
    try {
      switch (ReportCodec.decode(kind, body)) {
        case Beacon beacon -> window.note(beacon.payload(), true);
        case Witness witness -> window.note(witness.payload(), false);
        default -> {}
      }
    } catch (MalformedReport impossible) {
      throw new IllegalStateException("a stored report does not decode", impossible);
    }
  }
}
