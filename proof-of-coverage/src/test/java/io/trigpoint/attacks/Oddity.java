package io.trigpoint.attacks;

import io.trigpoint.coverage.evidence.ForwarderStat;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Honest hotspots about which something is odd. Nobody frames them. */
record Oddity(List<Hotspot> odd, Kind kind) implements Framing {

  /** What is odd. */
  enum Kind {
    /** What they heard in the 40 hours before the last day arrives when the line works again. */
    OUTAGE,
    /** They only listen. */
    SILENT,
    /** Their forwarder prints no counter. */
    NO_COUNTER,
    /** Their reports wait for the next upload, one in five seconds. */
    BATCHES,
    /** Their status lines carry the place that their owner has set. */
    SET_POSITION
  }

  private static final long OUTAGE_MS = 40 * 3_600_000L;
  private static final long BATCH_MS = 5_000;
  private static final long OUTAGE_END_DAY = 10;

  @Override
  public List<Hotspot> victims(Ground ground) {
    return odd;
  }

  @Override
  public Day honest(Day day) {
    return switch (kind) {
      case OUTAGE -> witnessed(day, Oddity::afterOutage);
      case SILENT -> day.withoutBeaconsOf(ids());
      case NO_COUNTER -> witnessed(day, Oddity::withoutCounter);
      case BATCHES -> witnessed(day, Oddity::batched);
      case SET_POSITION -> day;
    };
  }

  @Override
  public List<ForwarderStat> stats(int day) {
    if (kind != Kind.SET_POSITION) {
      return List.of();
    }
    List<ForwarderStat> stats = new ArrayList<>();
    for (Hotspot hotspot : odd) {
      for (int hour = 0; hour < 48; hour++) {
        Place place = hotspot.asserted();
        stats.add(
            new ForwarderStat(
                hotspot.id(),
                Calendar.dayStart(day + 1) - hour * 3_600_000L,
                Optional.of(new ForwarderStat.Position(place.latitude(), place.longitude(), 100)),
                false,
                40,
                31,
                OptionalDouble.empty()));
      }
    }
    return stats;
  }

  private Day witnessed(Day day, UnaryOperator<ReceivedReport<Witness>> change) {
    Set<DeviceId> ids = ids();
    return day.with(
        day.witnesses().stream()
            .map(w -> ids.contains(w.report().header().device()) ? change.apply(w) : w)
            .toList());
  }

  private Set<DeviceId> ids() {
    Set<DeviceId> ids = new TreeSet<>();
    odd.forEach(hotspot -> ids.add(hotspot.id()));
    return ids;
  }

  private static ReceivedReport<Witness> afterOutage(ReceivedReport<Witness> heard) {
    long end = Calendar.dayStart((int) OUTAGE_END_DAY);
    boolean out = heard.receivedMs() >= end - OUTAGE_MS && heard.receivedMs() < end;
    return out ? at(heard, end + heard.receivedMs() % 60_000) : heard;
  }

  private static ReceivedReport<Witness> batched(ReceivedReport<Witness> heard) {
    return at(heard, StrictMath.ceilDiv(heard.receivedMs(), BATCH_MS) * BATCH_MS);
  }

  private static ReceivedReport<Witness> at(ReceivedReport<Witness> heard, long receivedMs) {
    return new ReceivedReport<>(heard.id(), receivedMs, heard.report());
  }

  private static ReceivedReport<Witness> withoutCounter(ReceivedReport<Witness> heard) {
    Witness printed = heard.report();
    return new ReceivedReport<>(
        heard.id(),
        heard.receivedMs(),
        new Witness(
            printed.header(),
            printed.payload(),
            printed.frequency(),
            printed.spreading(),
            printed.rssi(),
            printed.snr(),
            0,
            printed.detail()));
  }
}
