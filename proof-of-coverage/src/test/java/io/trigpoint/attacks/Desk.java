package io.trigpoint.attacks;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Header;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.Transmission;
import io.trigpoint.report.Witness;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Where the reports of a day arrive, each with an id and after the delay of its backhaul. */
final class Desk {
  private final SplittableRandom random;
  private List<ReceivedReport<Beacon>> beacons = new ArrayList<>();
  private List<ReceivedReport<Witness>> witnesses = new ArrayList<>();
  private SortedMap<Long, Entropy> entropies = new TreeMap<>();
  private Set<ReportId> indirect = new HashSet<>();
  private long sequence;

  Desk(SplittableRandom random) {
    this.random = random;
  }

  /** A beacon, filed so many milliseconds after its frame ended. */
  void file(Hotspot by, Beaconing beacon, long lateMs) {
    entropies.put(beacon.entropy().number(), beacon.entropy());
    long built = beacon.endMicros() / 1_000 + lateMs;
    Beacon report =
        new Beacon(
            header(by, built),
            beacon.entropy().number(),
            beacon.local(),
            beacon.payload(),
            new Transmission(beacon.region(), beacon.frequency(), beacon.region().spreading()),
            beacon.power());
    beacons.add(new ReceivedReport<>(id(), built + by.backhaul().delayMs(random), report));
  }

  /** A reception, filed so many milliseconds after its frame ended. */
  void file(Hotspot by, Beaconing beacon, Heard heard, long lateMs) {
    long built = heard.endMicros() / 1_000 + lateMs;
    Witness report =
        new Witness(
            header(by, built),
            beacon.payload(),
            beacon.frequency(),
            beacon.region().spreading(),
            heard.reading().rssi(),
            heard.reading().snr(),
            heard.reading().tmst(),
            heard.reading().detail());
    witnesses.add(new ReceivedReport<>(id(), built + by.backhaul().delayMs(random), report));
  }

  /** The figures of somebody else's reception under another key, arriving at a given time. */
  void copy(Hotspot by, Witness other, long receivedMs) {
    Witness report =
        new Witness(
            header(by, receivedMs),
            other.payload(),
            other.frequency(),
            other.spreading(),
            other.rssi(),
            other.snr(),
            other.tmstMicros(),
            other.detail());
    witnesses.add(new ReceivedReport<>(id(), receivedMs, report));
  }

  /** The last reception was of a frame that the beaconer did not send itself. */
  void markIndirect() {
    indirect.add(witnesses.getLast().id());
  }

  /** The receptions that arrived since the last close. */
  List<ReceivedReport<Witness>> witnesses() {
    return List.copyOf(witnesses);
  }

  /** What arrived since the last close. */
  Day close(int number) {
    Day day = new Day(number, beacons, witnesses, entropies, indirect);
    beacons = new ArrayList<>();
    witnesses = new ArrayList<>();
    entropies = new TreeMap<>();
    indirect = new HashSet<>();
    return day;
  }

  private Header header(Hotspot by, long builtMs) {
    return new Header(by.id(), ++sequence, builtMs + (long) by.skewMs(), false);
  }

  private ReportId id() {
    ByteBuffer bytes = ByteBuffer.allocate(Hash32.LENGTH);
    while (bytes.hasRemaining()) {
      bytes.putLong(random.nextLong());
    }
    return new ReportId(Hash32.of(bytes.array()));
  }
}
