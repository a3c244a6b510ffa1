package io.trigpoint.weather.spatial;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.CheckState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Judges all stations of a network by all checks of a variable. */
public final class SpatialChecks {
  private SpatialChecks() {}

  /**
   * By station id the answers of all checks, in the order of {@link SpatialCheck}. The order of the
   * stations changes nothing; of two with one id the first in the order of a hash counts.
   */
  public static SortedMap<String, List<CheckResult>> of(
      List<SpatialStation> stations, SpatialParameters parameters) {
    Network network = network(stations);
    Integer[] byHash = new Integer[stations.size()];
    Arrays.setAll(byHash, i -> i);
    Arrays.sort(byHash, network.byPlaceAndHash());
    SortedMap<String, List<CheckResult>> results = new TreeMap<>();
    for (Map.Entry<SpatialCheck, SpatialRule> rule : parameters.rules(network).entrySet()) {
      Flags flags = ParameterSet.TRIGPOINT.judge(rule.getValue(), network);
      SortedMap<String, CheckResult> once = new TreeMap<>();
      for (int i : byHash) {
        CheckResult result = result(rule.getKey(), flags, i, stations);
        CheckResult _ = once.putIfAbsent(stations.get(i).id(), result);
      }
      once.forEach((id, result) -> results.computeIfAbsent(id, _ -> new ArrayList<>()).add(result));
    }
    results.replaceAll((id, list) -> List.copyOf(list));
    return results;
  }

  private static Network network(List<SpatialStation> stations) {
    return Network.of(
            stations.stream().mapToDouble(SpatialStation::latitude).toArray(),
            stations.stream().mapToDouble(SpatialStation::longitude).toArray(),
            stations.stream().mapToDouble(SpatialStation::elevation).toArray(),
            stations.stream().mapToDouble(SpatialStation::value).toArray())
        .ownedBy(stations.stream().map(SpatialStation::owner).toList())
        .named(stations.stream().map(SpatialStation::id).toList());
  }

  private static CheckResult result(
      SpatialCheck check, Flags flags, int station, List<SpatialStation> stations) {
    int flag = flags.flag(station);
    if (flag != Flags.PASS && flag != Flags.FAIL) {
      return CheckResult.notJudged(check.id(), flags.why(station));
    }
    boolean passed = flag == Flags.PASS;
    if (check == SpatialCheck.ISOLATION && !passed) {
      String why = (int) flags.score(station) + " independent neighbours";
      return CheckResult.notJudged(check.id(), why);
    }
    List<String> heard =
        Arrays.stream(flags.heard(station)).mapToObj(i -> stations.get(i).id()).toList();
    return new CheckResult(
        check.id(),
        passed
            ? CheckState.PASS
            : check == SpatialCheck.DUPLICATE ? CheckState.SUSPECT : CheckState.FAIL,
        flags.score(station),
        flags.limit(station),
        heard,
        passed ? "" : check.failure());
  }
}
