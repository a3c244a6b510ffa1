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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Lets a network live day by day and collects the reports. */
final class Season implements Ether {
  private record Sent(Radio from, Frame frame) {}

  private final Network network;
  private final SplittableRandom random;
  private final Deque<Sent> onAir = new ArrayDeque<>();
  private List<ReceivedReport<Beacon>> beacons = new ArrayList<>();
  private List<ReceivedReport<Witness>> witnesses = new ArrayList<>();
  private SortedMap<Long, Entropy> entropies = new TreeMap<>();
  private Set<ReportId> indirect = new HashSet<>();
  private long sequence;

  Season(Network network, long seed) {
    this.network = network;
    this.random = new SplittableRandom(seed + 1);
  }

  Day day(int number) {
    beacons = new ArrayList<>();
    witnesses = new ArrayList<>();
    entropies = new TreeMap<>();
    indirect = new HashSet<>();
    for (int segment = 0; segment < Calendar.SEGMENTS; segment++) {
      long start = Calendar.dayStart(number) + segment * Calendar.SEGMENT_MS;
      network.honest().forEach(hotspot -> honest(beaconing(hotspot, start)));
      for (Attack attack : network.attacks()) {
        attack.keys().stream()
            .filter(attack::beacons)
            .forEach(key -> {
              attack.send(beaconing(key, start), this);
              settle();
            });
      }
    }
    return new Day(number, beacons, witnesses, entropies, indirect);
  }

  private Beaconing beaconing(Hotspot by, long segmentStart) {
    long margin = 15_000;
    long at = segmentStart + margin + random.nextLong(Calendar.SEGMENT_MS - 2 * margin);
    return Beaconing.at(by, at, random);
  }

  private void honest(Beaconing beacon) {
    file(beacon.by(), beacon, 0);
    transmit(beacon.by().radio(), Frame.of(beacon));
    settle();
  }

  /** Honest hotspots report a payload once, however often it is sent. */
  private void settle() {
    Set<Integer> heardBy = new HashSet<>();
    while (!onAir.isEmpty()) {
      Sent sent = onAir.removeFirst();
      boolean direct = sent.from().equals(sent.frame().beacon().by().radio());
      network
          .air()
          .transmit(
              sent.from(),
              sent.frame(),
              random,
              heard -> {
                if (!heard.at().equals(sent.frame().beacon().by().radio())
                    && heardBy.add(heard.at().number())) {
                  hear(sent.frame().beacon(), heard, direct);
                }
              });
    }
  }

  private void hear(Beaconing beacon, Heard heard, boolean direct) {
    switch (network.earOf(heard.at())) {
      case Network.Ear.Honest(Hotspot hotspot) -> {
        file(hotspot, beacon, heard, 0);
        if (!direct) {
          indirect.add(witnesses.getLast().id());
        }
      }
      case Network.Ear.Hostile(Attack attack) -> attack.heard(beacon, heard, this);
    }
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Paths paths() {
    return network.paths();
  }

  @Override
  public void transmit(Radio from, Frame frame) {
    onAir.addLast(new Sent(from, frame));
  }

  @Override
  public void file(Hotspot by, Beaconing beacon, long lateMs) {
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

  @Override
  public void file(Hotspot by, Beaconing beacon, Heard heard, long lateMs) {
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
