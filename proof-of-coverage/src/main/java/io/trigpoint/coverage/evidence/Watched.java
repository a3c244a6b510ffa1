package io.trigpoint.coverage.evidence;

import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * The receptions that a watch leaves.
 *
 * @param watch the one given, or fewer regions of it
 */
public record Watched(Watch watch, List<Reception> receptions) {

  private record Ranked(long rank, Reception reception) {
    static final Comparator<Ranked> ORDER =
        ((Comparator<Ranked>) (a, b) -> Long.compareUnsigned(a.rank, b.rank))
            .thenComparing(ranked -> ranked.reception.payload())
            .thenComparing(ranked -> ranked.reception.report());
  }

  /**
   * At most so many receptions between watched regions: whole regions by their rank, and of the
   * last one whole beacons by payload, so that nobody seems deaf to what was left out. Few
   * receptions under a watch of everything are all left as they are.
   *
   * @param devices where the ends are; a reception with an end that is nowhere is not watched
   */
  public static Watched of(
      Watch watch,
      List<Reception> receptions,
      SortedMap<DeviceId, RegisteredDevice> devices,
      int most) {
    if (watch.isAll() && receptions.size() <= most) {
      return new Watched(watch, receptions);
    }
    Map<DeviceId, OptionalLong> ranks = ranks(watch, receptions, devices);
    List<Ranked> seen = new ArrayList<>();
    for (Reception reception : receptions) {
      if (sees(watch, ranks, reception.witness()) && sees(watch, ranks, reception.beaconer())) {
        seen.add(new Ranked(rank(ranks, reception.beaconer()).orElse(-1), reception));
      }
    }
    return seen.size() <= most
        ? new Watched(watch, seen.stream().map(Ranked::reception).toList())
        : cut(watch, seen, ranks, most);
  }

  private static Watched cut(
      Watch watch, List<Ranked> seen, Map<DeviceId, OptionalLong> ranks, int most) {
    seen.sort(Ranked.ORDER);
    int end = most;
    BeaconPayload torn = seen.get(end).reception().payload();
    while (end > 0 && seen.get(end - 1).reception().payload().equals(torn)) {
      end--;
    }
    Watch fewer = watch.upTo(end == 0 ? 0 : seen.get(end - 1).rank());
    return new Watched(
        fewer,
        seen.subList(0, end).stream()
            .map(Ranked::reception)
            .filter(reception -> sees(fewer, ranks, reception.witness()))
            .toList());
  }

  private static Map<DeviceId, OptionalLong> ranks(
      Watch watch, List<Reception> receptions, SortedMap<DeviceId, RegisteredDevice> devices) {
    Map<DeviceId, OptionalLong> ranks = new HashMap<>();
    for (DeviceId end : CarriedEvidence.ends(receptions)) {
      ranks.put(
          end,
          Optional.ofNullable(devices.get(end))
              .flatMap(RegisteredDevice::location)
              .map(AssertedLocation::cell)
              .map(cell -> OptionalLong.of(watch.rank(cell)))
              .orElseGet(OptionalLong::empty));
    }
    return ranks;
  }

  private static OptionalLong rank(Map<DeviceId, OptionalLong> ranks, DeviceId end) {
    return ranks.getOrDefault(end, OptionalLong.empty());
  }

  private static boolean sees(Watch watch, Map<DeviceId, OptionalLong> ranks, DeviceId end) {
    OptionalLong rank = rank(ranks, end);
    return rank.isPresent() && watch.sees(rank.getAsLong());
  }
}
