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
 * @param highest when one region alone is too much: the highest payload of its beacons that stay
 */
public record Watched(Watch watch, List<Reception> receptions, Optional<BeaconPayload> highest) {

  private record Ranked(long rank, Reception reception) {
    static final Comparator<Ranked> ORDER =
        ((Comparator<Ranked>) (a, b) -> Long.compareUnsigned(a.rank, b.rank))
            .thenComparing(ranked -> ranked.reception.payload())
            .thenComparing(ranked -> ranked.reception.report());
  }

  /** Nothing yet, of all that a watch sees. */
  public static Watched nothing(Watch watch) {
    return new Watched(watch, List.of(), Optional.empty());
  }

  /**
   * At most so many receptions between watched regions: whole regions by their rank, so that nobody
   * seems deaf to what was left out; of a single region that is too much whole beacons by payload.
   * Few receptions under a watch of everything are all left as they are.
   *
   * @param devices where the ends are; a reception with an end that is nowhere is not watched
   */
  public static Watched of(
      Watch watch,
      List<Reception> receptions,
      SortedMap<DeviceId, RegisteredDevice> devices,
      int most) {
    if (watch.isAll() && receptions.size() <= most) {
      return new Watched(watch, receptions, Optional.empty());
    }
    List<Ranked> seen = seen(watch, receptions, devices);
    return seen.size() <= most
        ? new Watched(watch, plain(seen), Optional.empty())
        : cut(watch, seen, most);
  }

  /** Of other receptions of the round those that stay for the same reasons. */
  public List<Reception> among(
      List<Reception> others, SortedMap<DeviceId, RegisteredDevice> devices) {
    return watch.isAll()
        ? others
        : plain(seen(watch, others, devices).stream().filter(this::isLowEnough).toList());
  }

  private boolean isLowEnough(Ranked ranked) {
    return ranked.rank() != watch.last()
        || highest.isEmpty()
        || ranked.reception().payload().compareTo(highest.get()) <= 0;
  }

  /** A reception has the higher rank of its two ends. */
  private static List<Ranked> seen(
      Watch watch, List<Reception> receptions, SortedMap<DeviceId, RegisteredDevice> devices) {
    Map<DeviceId, OptionalLong> ranks = new HashMap<>();
    List<Ranked> seen = new ArrayList<>();
    for (Reception reception : receptions) {
      OptionalLong a =
          ranks.computeIfAbsent(reception.beaconer(), end -> rank(watch, devices, end));
      OptionalLong b = ranks.computeIfAbsent(reception.witness(), end -> rank(watch, devices, end));
      if (a.isPresent() && b.isPresent()) {
        long rank = higher(a.getAsLong(), b.getAsLong());
        if (watch.sees(rank)) {
          seen.add(new Ranked(rank, reception));
        }
      }
    }
    return seen;
  }

  private static OptionalLong rank(
      Watch watch, SortedMap<DeviceId, RegisteredDevice> devices, DeviceId end) {
    return Optional.ofNullable(devices.get(end))
        .flatMap(RegisteredDevice::location)
        .map(AssertedLocation::cell)
        .map(cell -> OptionalLong.of(watch.rank(cell)))
        .orElseGet(OptionalLong::empty);
  }

  private static Watched cut(Watch watch, List<Ranked> seen, int most) {
    seen.sort(Ranked.ORDER);
    long torn = seen.get(most).rank();
    int end = most;
    while (end > 0 && seen.get(end - 1).rank() == torn) {
      end--;
    }
    return end == 0
        ? cutOne(watch.upTo(torn), plain(seen), most)
        : new Watched(
            watch.upTo(seen.get(end - 1).rank()), plain(seen.subList(0, end)), Optional.empty());
  }

  /** The receptions begin with those of one region, by payload. */
  private static Watched cutOne(Watch watch, List<Reception> sorted, int most) {
    BeaconPayload torn = sorted.get(most).payload();
    List<Reception> whole =
        sorted.stream().takeWhile(reception -> !reception.payload().equals(torn)).toList();
    return whole.isEmpty()
        ? new Watched(watch.upTo(0), whole, Optional.empty())
        : new Watched(watch, whole, Optional.of(whole.getLast().payload()));
  }

  private static List<Reception> plain(List<Ranked> ranked) {
    return ranked.stream().map(Ranked::reception).toList();
  }

  private static long higher(long a, long b) {
    return Long.compareUnsigned(a, b) >= 0 ? a : b;
  }
}
