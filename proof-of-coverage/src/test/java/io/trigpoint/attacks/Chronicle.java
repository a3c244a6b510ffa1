package io.trigpoint.attacks;

import io.trigpoint.coverage.Denials;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a network without cheats lived through, so that it can be told again with somebody in it who
 * frames others.
 *
 * @param sent the honest beacons of each day
 */
record Chronicle(long seed, Network network, List<Day> days, List<List<Beaconing>> sent) {
  private static final double NEAR_METRES = 26_000;

  /** A town, and what of the network belongs to its story. */
  record Chapter(
      long seed,
      Town town,
      List<Hotspot> townspeople,
      List<Hotspot> near,
      List<Hotspot> strangers,
      List<Day> days,
      List<List<Beaconing>> sent) {

    /** Nobody but who comes later, at another place. */
    Chapter elsewhere(Town other) {
      List<Day> empty = days.stream().map(day -> day.only(Set.of())).toList();
      List<List<Beaconing>> silence = sent.stream().map(day -> List.<Beaconing>of()).toList();
      return new Chapter(seed, other, List.of(), List.of(), List.of(), empty, silence);
    }

    /** Everybody in it. */
    List<Hotspot> everybody() {
      List<Hotspot> all = new ArrayList<>(near);
      all.addAll(strangers);
      return all;
    }
  }

  static Chronicle of(long seed, Size size) {
    Network network =
        Network.of(seed, size.hotspots(), size.towns(), (registry, towns) -> List.of());
    Season season = new Season(network, seed);
    List<Day> days = new ArrayList<>();
    List<List<Beaconing>> sent = new ArrayList<>();
    for (int number = 1; number <= size.lastDay(); number++) {
      days.add(season.day(number));
      sent.add(season.sent());
    }
    return new Chronicle(seed, network, days, sent);
  }

  /** What all hotspots are paid on the last day when nothing is denied. */
  long income() {
    return new TrigpointBook(network.devices())
        .pay(days.getLast(), Denials.NONE).values().stream()
            .mapToLong(earned -> earned.beacon() + earned.witness())
            .sum();
  }

  /** The half of the towns whose landscape is neither too open nor too closed to earn in. */
  List<Town> liveliest() {
    List<Town> towns =
        network.honest().stream()
            .map(hotspot -> hotspot.radio().town())
            .distinct()
            .sorted(Comparator.comparingDouble(t -> StrictMath.abs(t.exponent() - Attacks.LIKED)))
            .toList();
    return towns.subList(0, towns.size() / 2);
  }

  /** A town with its surroundings, and so many strangers from about the town farthest from it. */
  Chapter of(Town town, int strangers) {
    Place centre = town.centre();
    List<Hotspot> country =
        network.honest().stream()
            .filter(hotspot -> hotspot.radio().town().region() == town.region())
            .sorted(Comparator.comparingDouble(h -> h.asserted().metresTo(centre)))
            .toList();
    List<Hotspot> near =
        country.stream().filter(h -> h.asserted().metresTo(centre) < NEAR_METRES).toList();
    Place far = country.getLast().radio().town().centre();
    List<Hotspot> farthest =
        country.stream()
            .filter(hotspot -> !near.contains(hotspot))
            .sorted(Comparator.comparingDouble(h -> h.asserted().metresTo(far)))
            .limit(strangers)
            .toList();
    Set<DeviceId> ids = new TreeSet<>();
    near.forEach(hotspot -> ids.add(hotspot.id()));
    farthest.forEach(hotspot -> ids.add(hotspot.id()));
    return new Chapter(
        seed,
        town,
        near.stream().filter(hotspot -> hotspot.radio().town().equals(town)).toList(),
        near,
        farthest,
        days.stream().map(day -> day.only(ids)).toList(),
        sent.stream()
            .map(day -> day.stream().filter(b -> ids.contains(b.by().id())).toList())
            .toList());
  }
}
