package io.trigpoint.node.epochs.publictier;

import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Adds up what published verdicts earned. For one thread. */
public final class VerdictSums {
  private static final Sum NOTHING = new Sum(0, 0);

  private final Map<Hash32, Sum> earned = new HashMap<>();
  private long verdicts;

  /** Points of one device. */
  public record Sum(long beacon, long witness) {}

  /** A device whose verdicts do not add up to its points. */
  public record Mismatch(Hash32 pseudonym, Sum published, Sum added) {}

  public void add(PublicVerdict verdict) {
    verdicts++;
    if (verdict.points() != 0) {
      boolean beacon = verdict.kind() == ReportKind.BEACON;
      var _ =
          earned.merge(
              verdict.pseudonym(),
              new Sum(beacon ? verdict.points() : 0, beacon ? 0 : verdict.points()),
              (one, other) ->
                  new Sum(one.beacon() + other.beacon(), one.witness() + other.witness()));
    }
  }

  public long verdicts() {
    return verdicts;
  }

  /** The first device, by pseudonym, whose row says something else than its verdicts. */
  public Optional<Mismatch> firstMismatch(Collection<PublicDevice> devices) {
    Map<Hash32, Sum> published = new HashMap<>();
    devices.forEach(device ->
        published.put(
            device.pseudonym(), new Sum(device.points().beacon(), device.points().witness())));
    TreeSet<Hash32> either = new TreeSet<>(published.keySet());
    either.addAll(earned.keySet());
    for (Hash32 pseudonym : either) {
      Sum row = published.getOrDefault(pseudonym, NOTHING);
      Sum added = earned.getOrDefault(pseudonym, NOTHING);
      if (!row.equals(added)) {
        return Optional.of(new Mismatch(pseudonym, row, added));
      }
    }
    return Optional.empty();
  }
}
