package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.EvidenceParameters.Mutual;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two beaconers that most common ears hear at the same level stand at one place, whatever they
 * assert; a few ears may be accomplices. The one whose asserted place explains the levels worse
 * loses the links to the ears that agree, so that an honest hotspot beside a liar keeps its own.
 */
final class SamePlace {
  private final Links links;
  private final Mutual mutual;
  private final Measure measure;
  private final Set<Edge> bothWays;
  private final SortedMap<DeviceId, List<Link>> heard = new TreeMap<>();
  private final SortedMap<DeviceId, List<Link>> sent = new TreeMap<>();
  private final SortedMap<Edge, Signal> flagged = new TreeMap<>();
  private Optional<Groups> antennas = Optional.empty();

  private SamePlace(Links links, EvidenceParameters parameters) {
    this.links = links;
    this.mutual = parameters.mutual();
    this.measure = Measure.of(SignalKind.SAME_PLACE, links, parameters);
    this.bothWays = PerPair.mutual(links);
    links
        .byWitness()
        .forEach((ear, all) -> {
          List<Link> told = telling(all);
          heard.put(ear, told);
          told.forEach(
              link -> sent.computeIfAbsent(link.beaconer(), b -> new ArrayList<>()).add(link));
        });
  }

  /** A signal for each link that is denied, and one for each device of which none is. */
  static List<Signal> of(Links links, EvidenceParameters parameters) {
    SamePlace places = new SamePlace(links, parameters);
    SortedMap<DeviceId, Signal> clear = new TreeMap<>();
    List<DeviceId> devices = links.columns().devices().things();
    places
        .levels()
        .compare(
            places.mutual.ears(),
            (low, high, differences) ->
                places.judge(new Edge(devices.get(low), devices.get(high)), differences, clear));
    List<Signal> signals = new ArrayList<>(places.flagged.values());
    for (DeviceId device : links.byBeaconer().keySet()) {
      Signal judged = clear.get(device);
      signals.add(
          judged == null
              ? places.measure.notJudged(
                  Measure.of(device), Double.NaN, "no other beaconer with enough common ears")
              : judged);
    }
    return signals;
  }

  private EarLevels levels() {
    return new EarLevels(List.copyOf(heard.values()), links.columns().devices(), Link::beaconer);
  }

  /** Found when the first pair asks for them: most windows have none that does. */
  private Groups antennas() {
    Groups known = antennas.orElseGet(this::findAntennas);
    antennas = Optional.of(known);
    return known;
  }

  /** Ears that hear what they both hear at the same level, but for one offset, are one antenna. */
  private Groups findAntennas() {
    Numbers<DeviceId> devices = links.columns().devices();
    Groups found = new Groups();
    new EarLevels(List.copyOf(sent.values()), devices, Link::witness)
        .compare(
            mutual.ears(),
            (low, high, differences) -> {
              if (agreeing(differences) >= limit(differences.length)) {
                found.join(devices.thing(low), devices.thing(high));
              }
            });
    return found;
  }

  /** What an ear hears well; nothing when it hears most beaconers at one level. */
  private List<Link> telling(List<Link> all) {
    List<Link> well = all.stream().filter(this::heardWell).limit(mutual.mostBeaconers()).toList();
    double[] levels = well.stream().mapToDouble(link -> link.level().mean()).sorted().toArray();
    long alike = 0;
    int from = 0;
    for (int to = 0; to < levels.length; to++) {
      while (levels[to] - levels[from] > mutual.placeBandDb()) {
        from++;
      }
      alike += to - from;
    }
    long pairs = (long) levels.length * (levels.length - 1) / 2;
    return pairs >= mutual.ears() && alike > mutual.alikeShare() * pairs ? List.of() : well;
  }

  private void judge(Edge pair, double[] differences, SortedMap<DeviceId, Signal> clear) {
    double limit = limit(differences.length);
    double figure = agreeing(differences);
    for (DeviceId device : List.of(pair.low(), pair.high())) {
      Signal signal = measure.signal(Measure.of(device), figure, limit, false, Map.of());
      clear.merge(device, signal, SamePlace::worse);
    }
    if (figure >= limit && apart(pair)) {
      common(pair)
          .filter(ears -> ears.geometry() > mutual.geometryDb())
          .ifPresent(ears -> deny(pair, ears, figure, limit));
    }
  }

  private static Signal worse(Signal a, Signal b) {
    return a.figure() >= b.figure() ? a : b;
  }

  /** The share of the ears at which the difference lies in a band about its median. */
  private double agreeing(double[] figures) {
    double median = Sample.median(figures);
    double inBand = 0;
    for (double figure : figures) {
      inBand += StrictMath.abs(figure - median) <= mutual.placeBandDb() ? 1 : 0;
    }
    return inBand / figures.length;
  }

  /**
   * The least share that two places reach by chance with less than the given probability, when each
   * ear agrees by chance on its own; above 1 when there are too few ears.
   */
  private double limit(int ears) {
    double tail = 0;
    double odds = mutual.placeShare() / (1 - mutual.placeShare());
    double all = StrictMath.pow(mutual.placeShare(), ears);
    for (int agreeing = ears; agreeing > 0; agreeing--) {
      tail += all;
      if (tail >= mutual.placeChance()) {
        return (agreeing + 1.0) / ears;
      }
      all *= agreeing / ((ears - agreeing + 1) * odds);
    }
    return 0;
  }

  private boolean apart(Edge pair) {
    return links
        .path(pair.low(), pair.high())
        .map(path -> path.metres() > mutual.placeMetres())
        .orElse(false);
  }

  /**
   * The links of two beaconers to their common ears, in the same order.
   *
   * @param geometry how far the levels are from free space between the asserted places, dB
   */
  private record CommonEars(List<Link> low, List<Link> high, double geometry) {

    /** Level of the one less level of the other at each ear. */
    double[] differences() {
      double[] differences = new double[low.size()];
      for (int i = 0; i < differences.length; i++) {
        differences[i] = low.get(i).level().mean() - high.get(i).level().mean();
      }
      return differences;
    }
  }

  private Optional<CommonEars> common(Edge pair) {
    Map<DeviceId, Link> others = new HashMap<>();
    sent(pair.high()).forEach(link -> others.put(link.witness(), link));
    List<Link> low = new ArrayList<>();
    List<Link> high = new ArrayList<>();
    Moments beside = new Moments();
    for (Link link : sent(pair.low())) {
      Link other = others.get(link.witness());
      if (other != null) {
        low.add(link);
        high.add(other);
        beside.add(0, freeLevel(link) - freeLevel(other));
      }
    }
    return Optional.of(new CommonEars(low, high, beside.deviation()));
  }

  /** What is left of a level when free space between the asserted places is taken off. */
  private static double freeLevel(Link link) {
    return link.level().mean() + 20 * StrictMath.log10(link.path().orElseThrow().metres());
  }

  private List<Link> sent(DeviceId beaconer) {
    return sent.getOrDefault(beaconer, List.of());
  }

  /**
   * Ears that the beaconer hears itself, so that nobody invents them. Near the noise only what
   * fading lifts is heard, at much the same level whoever sends.
   */
  private boolean heardWell(Link link) {
    return link.count() >= mutual.receptions()
        && link.path().isPresent()
        && bothWays.contains(Edge.between(link.beaconer(), link.witness()))
        && links.heardShare(link) >= mutual.heardShare();
  }

  private void deny(Edge pair, CommonEars ears, double figure, double limit) {
    boolean lowIsWorse = misfit(ears.low()) >= misfit(ears.high());
    DeviceId other = lowIsWorse ? pair.high() : pair.low();
    Map<String, String> evidence =
        Map.of("heard_like", other.hex(), "ears", Integer.toString(ears.low().size()));
    double[] differences = ears.differences();
    double median = Sample.median(differences);
    boolean independent = independently(ears, differences);
    if (independent) {
      flag(measure.signal(Measure.of(pair), figure, limit, true, evidence), pair);
    }
    for (int i = 0; i < differences.length; i++) {
      if (independent || StrictMath.abs(differences[i] - median) <= mutual.placeBandDb()) {
        Link link = (lowIsWorse ? ears.low() : ears.high()).get(i);
        Edge edge = Edge.between(link.beaconer(), link.witness());
        Signal signal = measure.signal(Measure.of(edge), figure, limit, true, evidence);
        flag(independent ? signal.printedBy(List.of(link.beaconer())) : signal, edge);
      }
    }
  }

  /** Whether ears on as many antennas agree, each antenna counted once. */
  private boolean independently(CommonEars ears, double[] differences) {
    SortedMap<DeviceId, Double> one = new TreeMap<>();
    for (int i = 0; i < differences.length; i++) {
      one.putIfAbsent(antennas().root(ears.low().get(i).witness()), differences[i]);
    }
    double[] apart = one.values().stream().mapToDouble(Double::doubleValue).toArray();
    return apart.length >= mutual.ears() && agreeing(apart) >= limit(apart.length);
  }

  private void flag(Signal signal, Edge edge) {
    flagged.merge(edge, signal, SamePlace::worse);
  }

  private static double misfit(List<Link> links) {
    double deviation =
        LawSignals.fit(links, link -> link.level().mean() - link.path().orElseThrow().gains())
            .deviation();
    return Double.isNaN(deviation) ? Double.MAX_VALUE : deviation;
  }
}
