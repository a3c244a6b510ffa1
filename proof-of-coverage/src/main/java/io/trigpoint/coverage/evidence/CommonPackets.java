package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.EvidenceParameters.Copies;
import io.trigpoint.report.DeviceId;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The packets that two witnesses both heard, summed up as they pass. Of a packet with very many
 * witnesses only those are compared that a hash draws, so that the work per packet is bounded.
 */
final class CommonPackets {
  private static final long WRAP = 1L << 32;

  private final Copies copies;
  private long firstMs;
  private long lastMs;
  private long firstDifference;
  private double lowest;
  private double highest;
  private final Moments counters = new Moments();
  private final Moments arrivals = new Moments();
  private int count;
  private int comparable;
  private int clones;
  private int bare;
  private int lead;
  private int cloneLead;
  private boolean lowMoves;
  private boolean highMoves;
  private long lowFirst;
  private long highFirst;

  CommonPackets(Copies copies) {
    this.copies = copies;
  }

  /** Every pair of witnesses with a packet in common, in the order of edges. */
  static SortedMap<Edge, CommonPackets> of(Links links, Copies copies) {
    List<DeviceId> devices = links.columns().devices().things();
    Packets packets = Packets.of(links.columns(), links.window().entropy(), copies.maxWitnesses());
    Beside beside = new Beside(packets, copies, devices.size());
    SortedMap<Edge, CommonPackets> pairs = new TreeMap<>();
    int[] places = packets.byWitness();
    for (int from = 0; from < places.length; ) {
      int witness = packets.witness(places[from]);
      int to = from + 1;
      while (to < places.length && packets.witness(places[to]) == witness) {
        to++;
      }
      beside.compare(
          Arrays.copyOfRange(places, from, to),
          (other, common) -> pairs.put(new Edge(devices.get(witness), devices.get(other)), common));
      from = to;
    }
    return pairs;
  }

  /** One more packet, given by its places at both witnesses. */
  void add(Packets packets, int low, int high) {
    long difference = StrictMath.floorMod(packets.counter(low) - packets.counter(high), WRAP);
    if (count == 0) {
      firstMs = packets.sentMs(low);
      firstDifference = difference;
      lowFirst = packets.counter(low);
      highFirst = packets.counter(high);
    }
    lowMoves |= packets.counter(low) != lowFirst;
    highMoves |= packets.counter(high) != highFirst;
    lead += Long.signum(packets.heardMs(high) - packets.heardMs(low));
    count++;
    lastMs = packets.sentMs(low);
    double drifted = signed(difference - firstDifference);
    lowest = StrictMath.min(lowest, drifted);
    highest = StrictMath.max(highest, drifted);
    counters.add((lastMs - firstMs) / 1000.0, drifted);
    arrivals.add(count, (double) packets.heardMs(low) - packets.heardMs(high));
    addFigures(packets, low, high);
  }

  private void addFigures(Packets packets, int low, int high) {
    boolean offsets = packets.offset(low) && packets.offset(high);
    if (!offsets && packets.ratio(low) >= copies.saturatedSnr()) {
      return;
    }
    comparable++;
    if (packets.same(low, high)) {
      clones++;
      cloneLead += Long.signum(packets.heardMs(high) - packets.heardMs(low));
    }
    bare += offsets ? 0 : 1;
  }

  /** A difference of counters, from -2^31 to 2^31. */
  private static double signed(long micros) {
    return StrictMath.floorMod(micros + WRAP / 2, WRAP) - WRAP / 2;
  }

  int packets() {
    return count;
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

  /** Whether both counters count. */
  boolean counting() {
    return lowMoves && highMoves;
  }

  /** In how many more packets the lower id reported first. */
  int lead() {
    return lead;
  }

  /** The same over packets with equal figures. */
  int cloneLead() {
    return cloneLead;
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
