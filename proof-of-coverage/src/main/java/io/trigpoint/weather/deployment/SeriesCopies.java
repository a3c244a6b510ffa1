package io.trigpoint.weather.deployment;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.StationSeries;
import io.trigpoint.weather.deployment.Candidates.Candidate;
import io.trigpoint.weather.deployment.DeploymentParameters.Copies;
import io.trigpoint.weather.deployment.Trace.Likeness;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds series that are not a station's own: of another station, of another time, of everybody. */
public final class SeriesCopies {
  private final List<String> ids;
  private final List<Trace> traces;
  private final Copies figures;
  private final SortedMap<String, Likeness> replays = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, Likeness>> originals = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, Likeness>> twins = new TreeMap<>();

  private SeriesCopies(SortedMap<String, StationSeries> stations, Copies figures) {
    this.ids = List.copyOf(stations.keySet());
    this.traces = stations.values().stream().map(Trace::of).toList();
    this.figures = figures;
  }

  /**
   * For every station: copied, replayed, public series, in this order. Of two equal series the
   * later one is a copy; of two at the same time each is suspect, with the other as neighbour.
   *
   * @param published series that anybody can read, for example of a weather model's grid
   */
  public static SortedMap<String, List<CheckResult>> of(
      SortedMap<String, StationSeries> stations,
      SortedMap<String, StationSeries> published,
      DeploymentParameters parameters) {
    SeriesCopies copies = new SeriesCopies(stations, parameters.copies());
    Candidates.of(copies.traces, copies.figures).forEach(copies::compare);
    SortedMap<String, Trace> open = new TreeMap<>();
    published.forEach((name, series) -> open.put(name, Trace.of(series)));
    SortedMap<String, List<CheckResult>> results = new TreeMap<>();
    for (int i = 0; i < copies.ids.size(); i++) {
      results.put(
          copies.ids.get(i), List.of(copies.copied(i), copies.replayed(i), copies.open(i, open)));
    }
    return Collections.unmodifiableSortedMap(results);
  }

  private void compare(Candidate pair) {
    Likeness likeness =
        traces
            .get(pair.original())
            .likeness(traces.get(pair.later()), pair.lagMs(), figures.lagMs(), figures);
    if (likeness.common() < figures.samples()
        || likeness.changes() < figures.changes()
        || likeness.share() < figures.share()) {
      return;
    }
    String original = ids.get(pair.original());
    String later = ids.get(pair.later());
    if (original.equals(later)) {
      replays.putIfAbsent(later, likeness);
    } else if (pair.lagMs() > figures.sameTimeMs()) {
      originals.computeIfAbsent(later, s -> new TreeMap<>()).putIfAbsent(original, likeness);
    } else {
      twins.computeIfAbsent(later, s -> new TreeMap<>()).putIfAbsent(original, likeness);
      twins.computeIfAbsent(original, s -> new TreeMap<>()).putIfAbsent(later, likeness);
    }
  }

  private CheckResult copied(int series) {
    String id = ids.get(series);
    SortedMap<String, Likeness> from = originals.getOrDefault(id, Collections.emptySortedMap());
    SortedMap<String, Likeness> with = twins.getOrDefault(id, Collections.emptySortedMap());
    if (!from.isEmpty()) {
      return found(DeploymentCheck.COPIED, CheckState.FAIL, from, "another station was earlier");
    }
    return with.isEmpty()
        ? clear(DeploymentCheck.COPIED, series)
        : found(DeploymentCheck.COPIED, CheckState.SUSPECT, with, "one series sent twice");
  }

  private CheckResult replayed(int series) {
    Likeness likeness = replays.get(ids.get(series));
    return likeness == null
        ? clear(DeploymentCheck.REPLAYED, series)
        : DeploymentCheck.REPLAYED.result(
            CheckState.FAIL, likeness.share(), figures.share(), List.of(), "sent before");
  }

  private CheckResult open(int series, SortedMap<String, Trace> published) {
    if (published.isEmpty()) {
      return DeploymentCheck.PUBLIC_SERIES.notJudged("no public series was given");
    }
    SortedMap<String, Likeness> equal = new TreeMap<>();
    double most = 0;
    boolean judged = false;
    for (Map.Entry<String, Trace> each : published.entrySet()) {
      Likeness likeness =
          each.getValue().likeness(traces.get(series), 0, figures.publicMs(), figures);
      if (likeness.common() >= figures.publicSamples()
          && likeness.changes() >= figures.publicChanges()) {
        judged = true;
        most = StrictMath.max(most, likeness.share());
        if (likeness.share() >= figures.share()) {
          equal.put(each.getKey(), likeness);
        }
      }
    }
    if (!equal.isEmpty()) {
      return found(
          DeploymentCheck.PUBLIC_SERIES, CheckState.FAIL, equal, "anybody can read this series");
    }
    return judged
        ? DeploymentCheck.PUBLIC_SERIES.result(
            CheckState.PASS, most, figures.share(), List.of(), "")
        : DeploymentCheck.PUBLIC_SERIES.notJudged("too few common samples that change");
  }

  private CheckResult found(
      DeploymentCheck check, CheckState state, SortedMap<String, Likeness> with, String why) {
    double share = 0;
    for (Likeness likeness : with.values()) {
      share = StrictMath.max(share, likeness.share());
    }
    return check.result(state, share, figures.share(), List.copyOf(with.keySet()), why);
  }

  private CheckResult clear(DeploymentCheck check, int series) {
    return traces.get(series).size() < figures.samples()
        ? check.notJudged("too few samples with a temperature")
        : check.result(CheckState.PASS, 0, figures.share(), List.of(), "");
  }
}
