package io.trigpoint.attacks;

import io.trigpoint.attacks.Chronicle.Chapter;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.Witness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where a framing takes place: honest days as they were lived, and a desk where others report. */
final class Ground implements Ether {
  private static final double GAIN = 2.3;
  private static final int OTHER_RADIOS = 1 << 16;
  private static final double NOISE = -117;
  private static final double STRONGEST_DBM = 33;
  private static final double HOPELESS_DBM = -150;

  private final Chapter chapter;
  private final SplittableRandom random;
  private final Registry registry;
  private final Paths paths;
  private final Desk desk;
  private final List<Hotspot> settlers = new ArrayList<>();
  private final Map<BeaconPayload, Set<DeviceId>> heardToday = new HashMap<>();
  private int today = 1;

  Ground(Chapter chapter, long seed) {
    this.chapter = chapter;
    this.random = new SplittableRandom(seed);
    SortedMap<DeviceId, RegisteredDevice> known = new TreeMap<>();
    chapter.everybody().forEach(hotspot -> known.put(hotspot.id(), hotspot.device()));
    this.registry = new Registry(random, known, OTHER_RADIOS);
    this.paths = new Paths(chapter.seed());
    this.desk = new Desk(random);
  }

  /** A day as it was, with what a framing adds. */
  Day day(int number, Framing framing) {
    today = number;
    heardToday.clear();
    for (ReceivedReport<Witness> heard : plain().witnesses()) {
      heardToday
          .computeIfAbsent(heard.report().payload(), p -> new TreeSet<>())
          .add(heard.report().header().device());
    }
    settlers.forEach(this::live);
    framing.act(this);
    return framing.honest(plain().and(desk.close(number)));
  }

  int today() {
    return today;
  }

  Day plain() {
    return chapter.days().get(today - 1);
  }

  Town town() {
    return chapter.town();
  }

  Registry registry() {
    return registry;
  }

  List<Hotspot> townspeople() {
    return chapter.townspeople();
  }

  List<Hotspot> strangers() {
    return chapter.strangers();
  }

  List<Hotspot> settlers() {
    return settlers;
  }

  Set<DeviceId> honest() {
    Set<DeviceId> ids = new TreeSet<>();
    chapter.everybody().forEach(hotspot -> ids.add(hotspot.id()));
    settlers.forEach(hotspot -> ids.add(hotspot.id()));
    return ids;
  }

  /** Today's honest beacons of some hotspots. */
  List<Beaconing> sentBy(List<Hotspot> hotspots) {
    Set<DeviceId> ids = new TreeSet<>();
    hotspots.forEach(hotspot -> ids.add(hotspot.id()));
    return chapter.sent().get(today - 1).stream().filter(b -> ids.contains(b.by().id())).toList();
  }

  /** An honest hotspot that was not there before. */
  Hotspot settle(Place place) {
    return settle(registry.honest(town(), place));
  }

  Hotspot settle(Hotspot hotspot) {
    settlers.add(hotspot);
    return hotspot;
  }

  /** A key that claims to stand somewhere, and may pretend to have a radio there. */
  Hotspot key(Place claimed) {
    return registry.claim(claimed, registry.roof(town(), claimed), registry.owner(), GAIN);
  }

  /** A key that sends from an antenna, wherever it claims to stand. */
  Hotspot voice(Radio antenna, Place claimed) {
    return registry.claim(claimed, registry.sharing(antenna), registry.owner(), GAIN);
  }

  /** Beacons of a key today, at most one in each of the first segments. */
  List<Beaconing> beacons(Hotspot by, int count) {
    List<Beaconing> beacons = new ArrayList<>();
    for (int segment = 0; segment < count; segment++) {
      long margin = 20_000;
      long start = Calendar.dayStart(today) + segment * Calendar.SEGMENT_MS;
      long at = start + margin + random.nextLong(Calendar.SEGMENT_MS - 2 * margin);
      beacons.add(Beaconing.at(by, at, random));
    }
    return beacons;
  }

  /** A reception that never took place. */
  void claim(Hotspot by, Beaconing beacon, double signalDbm, long lateMs) {
    claim(by, beacon, signalDbm, NOISE, lateMs);
  }

  void claim(Hotspot by, Beaconing beacon, double signalDbm, double noiseDbm, long lateMs) {
    Heard nothing = Forgery.silence(beacon, by, random);
    Reading printed =
        by.radio().receiver().print(signalDbm, noiseDbm, 0, nothing.reading().tmst(), 0);
    desk.file(by, beacon, nothing.with(printed), lateMs);
  }

  Desk desk() {
    return desk;
  }

  SortedMap<DeviceId, RegisteredDevice> devices() {
    return registry.devices();
  }

  @Override
  public SplittableRandom random() {
    return random;
  }

  @Override
  public Paths paths() {
    return paths;
  }

  @Override
  public void file(Hotspot by, Beaconing beacon, long lateMs) {
    desk.file(by, beacon, lateMs);
  }

  @Override
  public void file(Hotspot by, Beaconing beacon, Heard heard, long lateMs) {
    desk.file(by, beacon, heard, lateMs);
  }

  /** Every honest hotspot that hears a frame and did not hear its beacon before reports it. */
  @Override
  public void transmit(Radio from, Frame frame) {
    Beaconing beacon = frame.beacon();
    Set<DeviceId> before = heardToday.getOrDefault(beacon.payload(), Set.of());
    for (Hotspot ear : ears()) {
      if (!ear.equals(beacon.by()) && !before.contains(ear.id())) {
        Link link = paths.between(from, ear.radio());
        if (Paths.signal(from, STRONGEST_DBM, link) > HOPELESS_DBM) {
          Air.receive(from, link, frame, random)
              .ifPresent(heard -> {
                desk.file(ear, beacon, heard, 0);
                if (!from.equals(beacon.by().radio())) {
                  desk.markIndirect();
                }
              });
        }
      }
    }
  }

  private List<Hotspot> ears() {
    List<Hotspot> ears = new ArrayList<>(chapter.everybody());
    ears.addAll(settlers);
    return ears;
  }

  /** A day of an honest hotspot that the chronicle does not know. */
  void live(Hotspot settler) {
    for (Beaconing beacon : beacons(settler, Calendar.SEGMENTS)) {
      desk.file(settler, beacon, 0);
      transmit(settler.radio(), Frame.of(beacon));
    }
    for (Beaconing beacon : sentBy(chapter.near())) {
      Link link = paths.between(beacon.by().radio(), settler.radio());
      Air.receive(beacon.by().radio(), link, Frame.of(beacon), random)
          .ifPresent(heard -> desk.file(settler, beacon, heard, 0));
    }
  }
}
