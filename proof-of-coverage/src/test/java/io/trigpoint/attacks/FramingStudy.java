package io.trigpoint.attacks;

import io.trigpoint.attacks.Chronicle.Chapter;
import io.trigpoint.attacks.Framings.Plan;
import io.trigpoint.coverage.CoveragePoints;
import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.evidence.EvidenceFindings;
import io.trigpoint.report.DeviceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Tells honest days again with one framing at a time. What it costs is the difference between two
 * payments for the same honest reports of the last day: with the denials of the days as they were,
 * and with those of the days with the framing in them.
 */
final class FramingStudy {
  private static final int FEW = 12;
  private static final int MANY = 40;

  private final Size size;
  private final long seed;
  private final Chapter town;
  private final Chapter twoTowns;
  private final Denials plainTown;
  private final Denials plainTwoTowns;
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
    Town aimedAt = towns.get(StrictMath.floorMod(seed, towns.size()));
    this.town = chronicle.of(aimedAt, FEW);
    this.twoTowns = chronicle.of(aimedAt, MANY);
    this.plainTown = plain(town);
    this.plainTwoTowns = plain(twoTowns);
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
    Chapter chapter =
        switch (plan.where()) {
          case TOWN -> town;
          case VILLAGE -> town.elsewhere(Framings.village(town.town()));
          case TWO_TOWNS -> twoTowns;
        };
    Denials plain =
        switch (plan.where()) {
          case TOWN -> plainTown;
          case VILLAGE -> Denials.NONE;
          case TWO_TOWNS -> plainTwoTowns;
        };
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

  private Denials plain(Chapter chapter) {
    return live(new Ground(chapter, seed), new Framing() {}).denials();
  }

  private Lived live(Ground ground, Framing framing) {
    TrigpointBook book = new TrigpointBook(ground.devices());
    Day last = ground.day(1, framing);
    book.see(last);
    for (int number = 2; number <= size.lastDay(); number++) {
      last = ground.day(number, framing);
      book.see(last);
    }
    EvidenceFindings found =
        book.findings(last, framing.stats(last.number()), framing.readings(last.number()));
    return new Lived(book, last, found.denials());
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
