package io.trigpoint.node.epochs;

import io.trigpoint.coverage.evidence.Reception;
import io.trigpoint.node.epochs.EpochAudit.Difference;
import io.trigpoint.report.ReportId;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares the evidence that an operator left with what comes out of the published inputs. */
final class EvidenceAudit {

  private EvidenceAudit() {}

  /** The first difference: denied edges, then denied devices, receptions, places, stations. */
  static Optional<Difference> compare(Carried published, Carried computed) {
    if (published.equals(computed)) {
      return Optional.empty();
    }
    return first("denied edge", published.denials().edges(), computed.denials().edges())
        .or(() ->
            first("denied device", published.denials().devices(), computed.denials().devices()))
        .or(() -> first("reception", receptions(published), receptions(computed)))
        .or(() -> first("place of", published.radio().places(), computed.radio().places()))
        .or(() ->
            first("station", published.stations().stations(), computed.stations().stations()));
  }

  private static SortedMap<ReportId, Reception> receptions(Carried evidence) {
    SortedMap<ReportId, Reception> receptions = new TreeMap<>();
    evidence
        .radio()
        .receptions()
        .forEach(reception -> receptions.put(reception.report(), reception));
    return receptions;
  }

  private static <K extends Comparable<K>, V> Optional<Difference> first(
      String what, SortedMap<K, V> published, SortedMap<K, V> computed) {
    SortedSet<K> either = new TreeSet<>(published.keySet());
    either.addAll(computed.keySet());
    for (K key : either) {
      if (!Objects.equals(published.get(key), computed.get(key))) {
        return Optional.of(
            new Difference(
                PublishedEpoch.EVIDENCE_AFTER + " " + what + " " + key,
                text(published.get(key)),
                text(computed.get(key))));
      }
    }
    return Optional.empty();
  }

  private static String text(@Nullable Object value) {
    return value == null ? EpochAudit.NOTHING : value.toString();
  }
}
