package io.trigpoint.node.intake;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportId;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A journal in memory, all in epoch 1. */
public final class MemoryReportJournal implements ReportJournal {
  private final Map<ReportId, Long> receivedMs = new HashMap<>();
  private final Set<Slot> slots = new HashSet<>();

  private record Slot(DeviceId device, long sequence) {}

  @Override
  public synchronized Future<List<Appended>> append(List<VerifiedReport> reports) {
    return Future.succeededFuture(reports.stream().map(this::store).toList());
  }

  private Appended store(VerifiedReport report) {
    Long before = receivedMs.get(report.id());
    if (before != null) {
      return new Appended.Duplicate(1, before);
    }
    if (!slots.add(new Slot(report.header().device(), report.header().sequence()))) {
      return new Appended.SequenceReused();
    }
    receivedMs.put(report.id(), report.receivedMs());
    return new Appended.Stored(1);
  }
}
