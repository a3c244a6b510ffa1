package io.trigpoint.attacks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Lets a network live day by day and collects the reports. */
final class Season implements Ether {
  private record Sent(Radio from, Frame frame) {}

  private final Network network;
  private final SplittableRandom random;
  private final Deque<Sent> onAir = new ArrayDeque<>();
  private final Desk desk;
  private List<Beaconing> sent = new ArrayList<>();

  Season(Network network, long seed) {
    this.network = network;
    this.random = new SplittableRandom(seed + 1);
    this.desk = new Desk(random);
  }

  Day day(int number) {
    sent = new ArrayList<>();
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
    return desk.close(number);
  }

  /** The honest beacons of the last day. */
  List<Beaconing> sent() {
    return List.copyOf(sent);
  }

  private Beaconing beaconing(Hotspot by, long segmentStart) {
    long margin = 15_000;
    long at = segmentStart + margin + random.nextLong(Calendar.SEGMENT_MS - 2 * margin);
    return Beaconing.at(by, at, random);
  }

  private void honest(Beaconing beacon) {
    sent.add(beacon);
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
          desk.markIndirect();
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
    desk.file(by, beacon, lateMs);
  }

  @Override
  public void file(Hotspot by, Beaconing beacon, Heard heard, long lateMs) {
    desk.file(by, beacon, heard, lateMs);
  }
}
