package io.trigpoint.attacks;

import io.trigpoint.attacks.Belief.Payment;
import io.trigpoint.coverage.CoveragePoints;
import io.trigpoint.coverage.Denials;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Region;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lets one network live and compares what is paid with what was believed. */
final class Study {
  private final Network network;
  private final Set<DeviceId> honest;
  private final Belief belief;
  private final TrigpointBook trigpoint;
  private final HeliumBook helium;
  private final SortedMap<String, SortedMap<Integer, Take>> byDay = new TreeMap<>();
  private final SortedMap<String, Take> reference = new TreeMap<>();

  private Study(Network network) {
    this.network = network;
    this.honest = network.honestIds();
    this.belief = new Belief(network.devices());
    this.trigpoint = new TrigpointBook(network.devices());
    this.helium = new HeliumBook(network.devices(), regions(network));
  }

  static Run of(long seed, Size size) {
    Network network =
        Network.of(
            seed,
            size.hotspots(),
            size.towns(),
            (registry, towns) -> Attacks.all(registry, towns, size.keys()));
    Study study = new Study(network);
    Season season = new Season(network, seed);
    for (int number = 1; number <= size.lastDay(); number++) {
      Day day = season.day(number);
      study.trigpoint.see(day);
      if (size.judged().contains(number)) {
        study.judge(day);
      }
      if (number == size.lastDay() - 1) {
        var _ = study.helium.pay(day);
      }
      if (number == size.lastDay()) {
        study.compare(day);
      }
    }
    return new Run(seed, study.byDay, study.reference);
  }

  /** Before the trigpoint rules, with the evidence so far. */
  private void judge(Day day) {
    Denials denials = trigpoint.findings(day).denials();
    SortedMap<DeviceId, CoveragePoints> believed = belief.pay(day, Payment.TRIGPOINT);
    SortedMap<DeviceId, CoveragePoints> paid = trigpoint.pay(day, denials);
    for (Attack attack : network.attacks()) {
      if (!attack.keys().isEmpty()) {
        put(attack.name(), day, new Take(undue(attack, believed), undue(attack, paid)));
      }
    }
    Day alone = day.only(honest);
    long all = honestIncome(belief.pay(alone, Payment.TRIGPOINT));
    put(Run.HONEST_REFUSED, day, new Take(all, honestIncome(trigpoint.pay(alone, denials))));
    put(Run.HONEST_IN_ALL, day, new Take(all, honestIncome(paid)));
  }

  /** Before the reference's rules; the day before has filled its memory. */
  private void compare(Day day) {
    SortedMap<DeviceId, CoveragePoints> believed = belief.pay(day, Payment.HELIUM);
    Day alone = day.only(honest);
    HeliumBook beside = helium.copy();
    SortedMap<DeviceId, CoveragePoints> paid = helium.pay(day);
    for (Attack attack : network.attacks()) {
      if (!attack.keys().isEmpty()) {
        reference.put(attack.name(), new Take(undue(attack, believed), undue(attack, paid)));
      }
    }
    long all = honestIncome(belief.pay(alone, Payment.HELIUM));
    reference.put(Run.HONEST_REFUSED, new Take(all, honestIncome(beside.pay(alone))));
    reference.put(Run.HONEST_IN_ALL, new Take(all, honestIncome(paid)));
  }

  private void put(String row, Day day, Take take) {
    byDay.computeIfAbsent(row, name -> new TreeMap<>()).put(day.number(), take);
  }

  private static long undue(Attack attack, SortedMap<DeviceId, CoveragePoints> points) {
    return attack.keys().stream()
        .mapToLong(key -> attack.undue(points.getOrDefault(key.id(), CoveragePoints.NONE)))
        .sum();
  }

  private long honestIncome(SortedMap<DeviceId, CoveragePoints> points) {
    return honest.stream()
        .map(id -> points.getOrDefault(id, CoveragePoints.NONE))
        .mapToLong(earned -> earned.beacon() + earned.witness())
        .sum();
  }

  private static Map<DeviceId, Region> regions(Network network) {
    Map<DeviceId, Region> regions = new TreeMap<>();
    network.honest().forEach(h -> regions.put(h.id(), h.radio().town().region()));
    for (Attack attack : network.attacks()) {
      attack.keys().forEach(key -> regions.put(key.id(), key.radio().town().region()));
    }
    return regions;
  }
}
