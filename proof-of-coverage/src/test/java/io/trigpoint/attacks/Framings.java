package io.trigpoint.attacks;

import io.trigpoint.attacks.Mast.Hearing;
import io.trigpoint.attacks.Oddity.Kind;
import io.trigpoint.report.EvmAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Every framing, each in a world of its own. */
final class Framings {
  private static final int KEYS = 32;
  private static final double VILLAGE_SOUTH_METRES = 250_000;

  /**
   * A row of the page.
   *
   * @param make puts it on its ground
   */
  record Plan(String name, Where where, Function<Ground, Framing> make) {}

  /** Where a framing takes place. */
  enum Where {
    TOWN,
    /** In a village far from everything. */
    VILLAGE,
    /** In a town, with the people of another one far away. */
    TWO_TOWNS
  }

  private final List<Plan> plans = new ArrayList<>();

  private Framings() {}

  static List<Plan> all() {
    Framings framings = new Framings();
    framings.cheapKeys();
    framings.rings();
    framings.masts();
    framings.oneVictim();
    framings.repeaters();
    framings.oddities();
    return framings.plans;
  }

  private void inTown(String name, Function<Ground, Framing> make) {
    plans.add(new Plan(name, Where.TOWN, make));
  }

  private void inVillage(String name, Function<Ground, Framing> make) {
    plans.add(new Plan(name, Where.VILLAGE, make));
  }

  private void cheapKeys() {
    inTown("early: 32 keys among themselves", g -> new EarlyKeys(around(g, KEYS), 31, -1_800));
    inTown("early: 300 keys among themselves", g -> new EarlyKeys(around(g, 300), 8, 0));
    inTown("early: 32 keys about honest beacons", g -> ears(g, Figures.EARLY, 0.4));
    inTown("figures: impossible ones about the town", g -> ears(g, Figures.IMPOSSIBLE, 0.3));
    inTown("figures: too strong ones about the town", g -> ears(g, Figures.TOO_STRONG, 0.3));
    inTown("figures: no law in what ears print", g -> ears(g, Figures.LAWLESS, 0.3));
    inTown("figures: one level for the whole town", g -> ears(g, Figures.ONE_LEVEL, 0.6));
    inTown("figures: one way, well heard", g -> ears(g, Figures.WELL_HEARD, 0.6));
    inTown(
        "copies: figures and counter at once",
        g -> new Copyist(around(g, 8), middle(g, 8), 20, false));
  }

  private void rings() {
    inTown(
        "ring: 60 keys in a town",
        g -> new Encircled(g.townspeople(), keys(60, () -> g.key(core(g))), 20, List.of()));
    inVillage(
        "ring: 14 keys in a village of eight",
        g -> new Encircled(village(g), keys(14, () -> g.key(core(g))), 13, List.of()));
    inVillage(
        "ring: the same, the village has one owner",
        g -> new Encircled(ownedVillage(g), keys(14, () -> g.key(core(g))), 13, List.of()));
    inVillage(
        "ring: the same, and what else is printed about the village",
        g -> {
          List<Hotspot> village = village(g);
          List<Hotspot> ring = keys(14, () -> g.key(core(g)));
          return new Encircled(
              village,
              ring,
              13,
              List.of(
                  new Copyist(ring, village, 40, true),
                  new WeatherCopies(ring, village),
                  mast(around(g, roof(g), KEYS, 1_000, 40_000), Hearing.NOTHING)));
        });
  }

  private void masts() {
    inVillage(
        "mast: far keys, beyond the horizon",
        g -> before(village(g), mast(around(g, roof(g), KEYS, 150_000, 250_000), Hearing.NOTHING)));
    inVillage(
        "mast: keys that do not listen",
        g -> before(village(g), mast(around(g, roof(g), KEYS, 2_000, 6_000), Hearing.NOTHING)));
    inVillage(
        "mast: too strong for where the keys stand",
        g ->
            before(
                village(g),
                new Mast(
                    around(g, roof(g), KEYS, 30_000, 40_000), 1, b -> 30, 0, Hearing.NOTHING, 8)));
    inTown(
        "mast: hears everybody weaker",
        g -> new Mast(around(g, roof(g), KEYS, 800, 2_000), 4, as(), 0, Hearing.WEAKER, 0));
    inTown(
        "mast: hears everybody at one level",
        g -> new Mast(around(g, roof(g), KEYS, 1_000, 8_000), 4, as(), 0, Hearing.ONE_LEVEL, 0));
    inTown(
        "mast: beacons are reported late",
        g -> new Mast(around(g, roof(g), KEYS, 800, 4_000), 4, as(), 350, Hearing.TRULY, 0));
  }

  private void oneVictim() {
    inTown("beside: strong transmitter that prints the same", g -> beside(g, 4, 900, 1_500));
    inTown("beside: the same as 64 keys without a law", g -> beside(g, 64, 3_000, 50_000));
    inTown(
        "beside: as loud as the limit, 48 keys on a circle",
        g -> Tuned.to(g, middle(g, 1).getFirst(), 48));
    inTown(
        "beside: levels by a formula, 240 keys",
        g -> Exact.around(g, middle(g, 1).getFirst(), 240));
  }

  private void repeaters() {
    plans.add(new Plan("repeater: after the frame", Where.TWO_TOWNS, g -> repeater(g, 2_600_000)));
    plans.add(
        new Plan(
            "repeater: streamed while the frame lasts", Where.TWO_TOWNS, g -> repeater(g, 60_000)));
  }

  private void oddities() {
    inTown("honest: 40 h without a line", g -> new Oddity(g.townspeople(), Kind.OUTAGE));
    inTown("honest: four only listen", g -> new Oddity(middle(g, 4), Kind.SILENT));
    inTown("honest: four without a counter", g -> new Oddity(middle(g, 4), Kind.NO_COUNTER));
    inTown("honest: four upload every 5 s", g -> new Oddity(middle(g, 4), Kind.BATCHES));
    inTown("honest: four with a set position", g -> new Oddity(middle(g, 4), Kind.SET_POSITION));
    inTown("honest: four move and say so", g -> Mover.of(g, 4));
    inTown("honest: two owners on one tower", Tower::shared);
    inTown("honest: two towers 700 m apart", Tower::inSight);
  }

  private static Framing ears(Ground ground, Figures figures, double share) {
    return new FalseEars(around(ground, KEYS), figures, share);
  }

  private static Framing mast(List<Hotspot> voices, Hearing hearing) {
    return new Mast(voices, 1, as(), 0, hearing, 8);
  }

  private static Framing repeater(Ground ground, long delayMicros) {
    Place far = ground.strangers().getFirst().asserted();
    Radio here = roof(ground);
    return new Repeater(here, ground.registry().roof(ground.town(), far), delayMicros);
  }

  private static Framing before(List<Hotspot> victims, Framing mast) {
    return new Encircled(victims, List.of(), 0, List.of(mast));
  }

  private static Framing beside(Ground ground, int count, double least, double most) {
    Hotspot victim = middle(ground, 1).getFirst();
    Radio roof = ground.registry().roof(ground.town(), victim.radio().place().moved(6, 0));
    List<Hotspot> voices = around(ground, roof, count, least, most);
    return before(List.of(victim), new Mast(voices, 1, b -> 33, 0, Hearing.LOUD, 0));
  }

  /** The power that the beacon claims. */
  static ToDoubleFunction<Beaconing> as() {
    return beacon -> beacon.power().value();
  }

  private static Radio roof(Ground ground) {
    return ground.registry().roof(ground.town(), ground.town().centre());
  }

  private static Place core(Ground ground) {
    return ground.town().core(ground.random());
  }

  private static List<Hotspot> keys(int count, Supplier<Hotspot> make) {
    List<Hotspot> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(make.get());
    }
    return keys;
  }

  private static List<Hotspot> around(Ground ground, int count) {
    Place centre = ground.town().centre();
    return keys(count, () -> ground.key(centre.away(ground.random(), 500, 12_000)));
  }

  /** Keys on one antenna that claim to stand around it. */
  static List<Hotspot> around(Ground ground, Radio roof, int count, double least, double most) {
    return keys(count, () -> ground.voice(roof, roof.place().away(ground.random(), least, most)));
  }

  /** The townspeople nearest the centre. */
  static List<Hotspot> middle(Ground ground, int count) {
    Place centre = ground.town().centre();
    return ground.townspeople().stream()
        .sorted(Comparator.comparingDouble(h -> h.asserted().metresTo(centre)))
        .limit(count)
        .toList();
  }

  private static List<Hotspot> village(Ground ground) {
    return keys(8, () -> ground.settle(core(ground)));
  }

  private static List<Hotspot> ownedVillage(Ground ground) {
    EvmAddress owner = ground.registry().owner();
    return keys(
        8,
        () -> {
          Place place = core(ground);
          Radio radio = ground.registry().radio(ground.town(), place, 4);
          return ground.settle(ground.registry().claim(place, radio, owner, 4));
        });
  }

  /** A village far south of a town, with an easy landscape. */
  static Town village(Town town) {
    Place centre = town.centre().moved(-VILLAGE_SOUTH_METRES, 0);
    return new Town(town.number(), town.region(), centre, 3, 6, 1_200);
  }
}
