package io.trigpoint.rewards.epoch;

import io.trigpoint.report.DeviceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** From what devices did, and what was bought of them, to points. */
public final class EpochWork {

  private EpochWork() {}

  /**
   * Weather points are quality, weighted if the parameters say so; points of the data pool are
   * bought records, up to full use. A device that is not among the work earns nothing, even when
   * its records were bought.
   *
   * @param work each device once, in any order: all that are registered in the epoch and did or
   *     sold something
   */
  public static EpochPoints points(
      Collection<DeviceWork> work, Collection<Sale> sales, RewardParameters parameters) {
    Map<DeviceId, Long> bought = bought(sales);
    SortedMap<DeviceId, StationWeight> weights = new TreeMap<>();
    parameters.weights().ifPresent(figures -> weights.putAll(weights(work, bought, figures)));
    SortedMap<DeviceId, DevicePoints> points = new TreeMap<>();
    for (DeviceWork each : work) {
      StationWeight weight = weights.get(each.device());
      long records = bought.getOrDefault(each.device(), 0L);
      DevicePoints earned =
          new DevicePoints(
              each.owner(),
              each.beacon(),
              each.witness(),
              weight == null ? each.quality().orElse(0) : weight.points(),
              parameters.weights().map(figures -> figures.used(records)).orElse(0L));
      if (points.put(each.device(), earned) != null) {
        throw new IllegalArgumentException("listed twice: " + each.device());
      }
    }
    return new EpochPoints(points, weights);
  }

  /** How many of each device's records the sales of an epoch delivered. */
  public static Map<DeviceId, Long> bought(Collection<Sale> sales) {
    Map<DeviceId, Long> bought = new HashMap<>();
    for (Sale sale : sales) {
      sale.recordsByDevice()
          .forEach((device, records) -> bought.merge(device, records, Math::addExact));
    }
    return bought;
  }

  private static SortedMap<DeviceId, StationWeight> weights(
      Collection<DeviceWork> work, Map<DeviceId, Long> bought, QualityWeights figures) {
    List<StationStanding> standings =
        work.stream()
            .filter(each -> each.quality().isPresent())
            .map(each -> each.standing(bought.getOrDefault(each.device(), 0L)))
            .toList();
    return figures.weigh(standings);
  }
}
