package io.trigpoint.weather.deployment;

import io.trigpoint.weather.deployment.DeploymentParameters.Copies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Pairs of series that share fingerprints at one lag, so that not every pair is compared. */
final class Candidates {
  private final Copies figures;
  private final Map<Long, List<Sighting>> sightings = new HashMap<>();
  private final SortedMap<Pair, SortedMap<Long, List<Long>>> votes = new TreeMap<>();

  private Candidates(Copies figures) {
    this.figures = figures;
  }

  private record Sighting(int series, long timeMs) {}

  private record Pair(int original, int later) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int byOriginal = Integer.compare(original, other.original);
      return byOriginal != 0 ? byOriginal : Integer.compare(later, other.later);
    }
  }

  /**
   * Two series that may be one.
   *
   * @param lagMs how much later the second has the values of the first, at least 0
   */
  record Candidate(int original, int later, long lagMs) {}

  /** Of every pair the lags with most votes, in the order of the pairs. */
  static List<Candidate> of(List<Trace> traces, Copies figures) {
    Candidates search = new Candidates(figures);
    for (int series = 0; series < traces.size(); series++) {
      Trace trace = traces.get(series);
      for (int sample = 0; sample < trace.size(); sample++) {
        long fingerprint = trace.fingerprint(sample, figures);
        if (fingerprint != 0) {
          search.see(fingerprint, new Sighting(series, trace.timeMs(sample)));
        }
      }
    }
    return search.mostVoted();
  }

  private void see(long fingerprint, Sighting now) {
    List<Sighting> seen = sightings.computeIfAbsent(fingerprint, f -> new ArrayList<>());
    for (Sighting before : seen) {
      long lag = now.timeMs - before.timeMs;
      if (before.series != now.series || lag >= figures.replayMs()) {
        vote(before.series, now.series, lag);
      }
    }
    if (seen.size() < figures.mostEqual()) {
      seen.add(now);
    }
  }

  private void vote(int one, int another, long lag) {
    Pair pair = lag < 0 ? new Pair(another, one) : new Pair(one, another);
    long ahead = StrictMath.abs(lag);
    votes
        .computeIfAbsent(pair, p -> new TreeMap<>())
        .computeIfAbsent(ahead / figures.lagMs(), l -> new ArrayList<>())
        .add(ahead);
  }

  private List<Candidate> mostVoted() {
    List<Candidate> candidates = new ArrayList<>();
    votes.forEach((pair, byLag) ->
        byLag.values().stream()
            .filter(lags -> lags.size() >= figures.votes())
            .sorted(Comparator.comparingInt((List<Long> lags) -> -lags.size()))
            .limit(figures.mostLags())
            .forEach(
                lags -> candidates.add(new Candidate(pair.original, pair.later, middle(lags)))));
    return candidates;
  }

  private static long middle(List<Long> lags) {
    long[] sorted = lags.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
