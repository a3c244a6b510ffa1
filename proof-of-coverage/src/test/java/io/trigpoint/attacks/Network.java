package io.trigpoint.attacks;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Region;
import io.trigpoint.report.RegisteredDevice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** Two countries of towns with their honest hotspots, and whoever cheats among them. */
final class Network {
  private static final Place EUROPE = new Place(50.3, 2.9);
  private static final Place AMERICA = new Place(39.2, -96.5);
  private static final double IN_TOWN = 0.6;
  private static final int TOWNS_IN_A_ROW = 4;

  /** Who listens on a radio. */
  sealed interface Ear {
    record Honest(Hotspot hotspot) implements Ear {}

    record Hostile(Attack attack) implements Ear {}
  }

  private final List<Hotspot> honest;
  private final List<Attack> attacks;
  private final SortedMap<DeviceId, RegisteredDevice> devices;
  private final Paths paths;
  private final Air air;
  private final Map<Integer, Ear> ears = new HashMap<>();

  private Network(Paths paths, List<Hotspot> honest, List<Attack> attacks, Registry registry) {
    this.paths = paths;
    this.honest = List.copyOf(honest);
    this.attacks = List.copyOf(attacks);
    this.devices = registry.devices();
    List<Radio> radios = new ArrayList<>();
    for (Hotspot hotspot : honest) {
      radios.add(hotspot.radio());
      ears.put(hotspot.radio().number(), new Ear.Honest(hotspot));
    }
    for (Attack attack : attacks) {
      for (Radio radio : attack.radios()) {
        radios.add(radio);
        ears.put(radio.number(), new Ear.Hostile(attack));
      }
    }
    this.air = new Air(paths, radios);
  }

  /**
   * A network drawn from a seed.
   *
   * @param towns an even number, half in each country
   */
  static Network of(
      long seed, int hotspots, int towns, BiFunction<Registry, List<Town>, List<Attack>> attacks) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Town> map = towns(towns, random);
    Registry registry = new Registry(random);
    List<Hotspot> honest = new ArrayList<>();
    for (int i = 0; i < hotspots; i++) {
      Town town = map.get(i % towns);
      boolean core = random.nextDouble() < IN_TOWN;
      honest.add(registry.honest(town, core ? town.core(random) : town.country(random)));
    }
    return new Network(new Paths(seed), honest, attacks.apply(registry, map), registry);
  }

  private static List<Town> towns(int count, RandomGenerator random) {
    List<Double> exponents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      exponents.add(2.0 + 2.5 * StrictMath.sqrt((double) i / (count - 1)));
    }
    Collections.shuffle(exponents, java.util.Random.from(random));
    List<Town> towns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean europe = i % 2 == 0;
      int row = i / 2 / TOWNS_IN_A_ROW;
      int column = i / 2 % TOWNS_IN_A_ROW;
      Place centre =
          (europe ? EUROPE : AMERICA)
              .moved(Town.SPACING_METRES * row, Town.SPACING_METRES * column);
      towns.add(
          new Town(
              i,
              europe ? Region.EU868 : Region.US915,
              centre,
              exponents.get(i),
              5 + 5 * random.nextDouble(),
              1_500 + 2_500 * random.nextDouble()));
    }
    return towns;
  }

  List<Hotspot> honest() {
    return honest;
  }

  List<Attack> attacks() {
    return attacks;
  }

  SortedMap<DeviceId, RegisteredDevice> devices() {
    return devices;
  }

  Paths paths() {
    return paths;
  }

  Air air() {
    return air;
  }

  Set<DeviceId> honestIds() {
    Set<DeviceId> ids = new TreeSet<>();
    honest.forEach(hotspot -> ids.add(hotspot.id()));
    return ids;
  }

  Ear earOf(Radio radio) {
    Ear ear = ears.get(radio.number());
    if (ear == null) {
      throw new IllegalStateException("nobody listens on radio " + radio.number());
    }
    return ear;
  }
}
