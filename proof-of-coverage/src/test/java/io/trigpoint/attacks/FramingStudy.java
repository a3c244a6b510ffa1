package io.trigpoint.attacks;

import io.trigpoint.attacks.Chronicle.Chapter;
import io.trigpoint.attacks.Framings.Plan;
import io.trigpoint.coverage.CoveragePoints;
import io.trigpoint.coverage.Denial;
import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.EvidenceFindings;
import io.trigpoint.report.DeviceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells honest days again with one framing at a time. What it costs is the difference between two
 * payments for the same honest reports of the last day: with the denials of the days as they were,
 * and with those of the days with the framing in them.
 */
final class FramingStudy {
  private final Size size;
  private final long seed;
  private final Chapter town;
  private final Denials plain;
  private final long networkIncome;

  /** What followed from some days, the last of which is paid. */
  private record Lived(TrigpointBook book, Day last, Denials denials) {
    SortedMap<DeviceId, CoveragePoints> pay(Set<DeviceId> honest, Denials denied) {
      return book.pay(last.only(honest), denied);
    }
  }

  private FramingStudy(long seed, Size size) {
    this.seed = seed;
    this.size = size;
    Chronicle chronicle = Chronicle.of(seed, size);
    List<Town> towns = chronicle.liveliest();
    this.town = chronicle.of(towns.get(StrictMath.floorMod(seed, towns.size())));
    this.plain = live(new Ground(town, seed), new Framing() {}).denials();
    this.networkIncome = chronicle.income();
  }

  /** Every framing by its name, in the order of the page. */
  static SequencedMap<String, Framed> of(long seed, Size size, List<Plan> plans) {
    FramingStudy study = new FramingStudy(seed, size);
    SequencedMap<String, Framed> rows = new LinkedHashMap<>();
    plans.forEach(plan -> rows.put(plan.name(), study.judge(plan)));
    return rows;
  }

  private Framed judge(Plan plan) {
    Chapter chapter = plan.inVillage() ? town.elsewhere(Framings.village(town.town())) : town;
    Ground ground = new Ground(chapter, seed + plan.name().hashCode());
    Framing framing = plan.make().apply(ground);
    Lived lived = live(ground, framing);
    Set<DeviceId> victims = ids(framing.victims(ground));
    Set<DeviceId> honest = ground.honest();
    honest.addAll(victims);
    SortedMap<DeviceId, CoveragePoints> without = lived.pay(honest, plain);
    SortedMap<DeviceId, CoveragePoints> with = lived.pay(honest, lived.denials());
    long lost = sum(honest, without) - sum(honest, with);
    return new Framed(
        new Take(sum(victims, without), sum(victims, with)),
        new Take(networkIncome, networkIncome - lost));
  }

  private Lived live(Ground ground, Framing framing) {
    TrigpointBook book = new TrigpointBook(ground.devices());
    Denials denials = Denials.NONE;
    Day last = ground.day(1, framing);
    book.see(last);
    for (int number = 2; number <= size.lastDay(); number++) {
      last = ground.day(number, framing);
      book.see(last);
      if (size.judged().contains(number)) {
        EvidenceFindings found =
            book.findings(last, framing.stats(number), framing.readings(number));
        denials = both(denials, found.denials());
      }
    }
    return new Lived(book, last, denials);
  }

  /** A denial lives longer than the days that are looked at. */
  private static Denials both(Denials earlier, Denials now) {
    SortedMap<Edge, Denial> edges = new TreeMap<>(earlier.edges());
    edges.putAll(now.edges());
    SortedMap<DeviceId, Denial> devices = new TreeMap<>(earlier.devices());
    devices.putAll(now.devices());
    return new Denials(edges, devices);
  }

  private static Set<DeviceId> ids(List<Hotspot> hotspots) {
    Set<DeviceId> ids = new TreeSet<>();
    hotspots.forEach(hotspot -> ids.add(hotspot.id()));
    return ids;
  }

  private static long sum(Set<DeviceId> of, SortedMap<DeviceId, CoveragePoints> points) {
    return of.stream()
        .map(id -> points.getOrDefault(id, CoveragePoints.NONE))
        .mapToLong(earned -> earned.beacon() + earned.witness())
        .sum();
  }
}
