package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.EvidenceParameters.Copies;
import io.trigpoint.report.BeaconPayload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The packets that two witnesses both heard, summed up as they pass. Of a packet with very many
 * witnesses only those with the smallest report ids are compared, so that the work per packet is
 * bounded.
 */
final class CommonPackets {
  private static final Comparator<Reception> IN_TIME =
      Comparator.comparingLong(Reception::sentMs).thenComparing(Reception::payload);
  private static final long WRAP = 1L << 32;

  private final Copies copies;
  private long firstMs;
  private long lastMs;
  private long firstDifference;
  private double lowest;
  private double highest;
  private final Moments counters = new Moments();
  private final Moments arrivals = new Moments();
  private int packets;
  private int comparable;
  private int clones;
  private int bare;

  private CommonPackets(Copies copies) {
    this.copies = copies;
  }

  /** Every pair of witnesses with a packet in common. */
  static SortedMap<Edge, CommonPackets> of(EvidenceWindow window, Copies copies) {
    List<Reception> sorted = new ArrayList<>(window.receptions());
    sorted.sort(IN_TIME);
    Map<Edge, CommonPackets> pairs = new HashMap<>();
    for (int from = 0; from < sorted.size(); ) {
      BeaconPayload payload = sorted.get(from).payload();
      int to = from + 1;
      while (to < sorted.size() && sorted.get(to).payload().equals(payload)) {
        to++;
      }
      int last = StrictMath.min(to, from + copies.maxWitnesses());
      compare(sorted.subList(from, last), pairs, copies);
      from = to;
    }
    return new TreeMap<>(pairs);
  }

  private static void compare(
      List<Reception> packet, Map<Edge, CommonPackets> pairs, Copies copies) {
    for (int i = 0; i < packet.size(); i++) {
      for (int j = i + 1; j < packet.size(); j++) {
        Reception a = packet.get(i);
        Reception b = packet.get(j);
        int order = a.witness().compareTo(b.witness());
        if (order != 0) {
          Edge edge =
              order < 0 ? new Edge(a.witness(), b.witness()) : new Edge(b.witness(), a.witness());
          CommonPackets pair = pairs.computeIfAbsent(edge, e -> new CommonPackets(copies));
          pair.add(order < 0 ? a : b, order < 0 ? b : a);
        }
      }
    }
  }

  private void add(Reception low, Reception high) {
    long difference = StrictMath.floorMod(low.tmstMicros() - high.tmstMicros(), WRAP);
    if (packets == 0) {
      firstMs = low.sentMs();
      firstDifference = difference;
    }
    packets++;
    lastMs = low.sentMs();
    double drifted = signed(difference - firstDifference);
    lowest = StrictMath.min(lowest, drifted);
    highest = StrictMath.max(highest, drifted);
    counters.add((lastMs - firstMs) / 1000.0, drifted);
    arrivals.add(packets, (double) low.heardMs() - high.heardMs());
    addFigures(low, high);
  }

  private void addFigures(Reception low, Reception high) {
    boolean offsets =
        low.detail().frequencyOffsetHz().isPresent()
            && high.detail().frequencyOffsetHz().isPresent();
    if (!offsets && low.snr().value() >= copies.saturatedSnr()) {
      return;
    }
    comparable++;
    boolean same =
        low.rssi().equals(high.rssi())
            && low.snr().equals(high.snr())
            && low.frequency().equals(high.frequency())
            && low.detail().equals(high.detail());
    clones += same ? 1 : 0;
    bare += offsets ? 0 : 1;
  }

  /** A difference of counters, from -2^31 to 2^31. */
  private static double signed(long micros) {
    return StrictMath.floorMod(micros + WRAP / 2, WRAP) - WRAP / 2;
  }

  int packets() {
    return packets;
  }

  long spanMs() {
    return lastMs - firstMs;
  }

  /** Highest less lowest difference of the counters, µs. */
  double range() {
    return highest - lowest;
  }

  /** How far one counter runs ahead of the other; NaN when there is no line to fit. */
  double driftPpm() {
    return counters.slope();
  }

  /** Root mean square about that line, µs. */
  double residualMicros() {
    return counters.residual();
  }

  /** Deviation of the difference of arrival, ms. */
  double arrivalDeviation() {
    return arrivals.deviation();
  }

  int clones() {
    return clones;
  }

  /** Packets whose figures can be compared. */
  int comparable() {
    return comparable;
  }

  /** Whether packets without a frequency offset were compared. */
  boolean bare() {
    return bare > 0;
  }
}
