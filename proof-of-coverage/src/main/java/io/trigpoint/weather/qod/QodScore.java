package io.trigpoint.weather.qod;

import io.trigpoint.weather.qod.QodHour.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The score of one day.
 *
 * @param score the mean of the variables' hours, 0 to 1
 * @param hours the 24 hours of the day
 * @param daily what each fault cost each variable, in percent of the day
 */
public record QodScore(
    double score, List<QodHour> hours, SortedMap<QodFault, SortedMap<QodVariable, Double>> daily) {
  private static final int DAY_HOURS = 24;
  private static final int SECONDS = 3600;

  public QodScore {
    hours = List.copyOf(hours);
    daily = Collections.unmodifiableSortedMap(new TreeMap<>(daily));
  }

  /** The score of the last 24 of 30 hours of slots. */
  public static QodScore of(QodSlots slots) {
    Map<QodVariable, int[]> faults = SlotFaults.of(slots);
    Map<QodVariable, MeanFaults> means = new EnumMap<>(QodVariable.class);
    faults.forEach((variable, found) -> means.put(variable, MeanFaults.of(slots, variable, found)));
    List<QodHour> hours = new ArrayList<>();
    for (int hour = 0; hour < DAY_HOURS; hour++) {
      hours.add(hour(slots.model(), hour, faults, means));
    }
    return new QodScore(score(hours), hours, daily(hours));
  }

  private static QodHour hour(
      QodModel model,
      int hour,
      Map<QodVariable, int[]> faults,
      Map<QodVariable, MeanFaults> means) {
    SortedMap<QodVariable, Double> scores = new TreeMap<>();
    SortedMap<QodVariable, List<Share>> annotations = new TreeMap<>();
    int perHour = SECONDS / model.stepSeconds();
    means.forEach((variable, mean) -> {
      scores.put(variable, score(model, hour, mean));
      int[] slots = faults.getOrDefault(variable, new int[0]);
      List<Share> shares = new ArrayList<>(shares(slots, hour, perHour));
      shares.addAll(shares(mean.faults(), hour, mean.perHour()));
      if (!shares.isEmpty()) {
        annotations.put(variable, List.copyOf(shares));
      }
    });
    return new QodHour(hour, scores, annotations);
  }

  /** The share of good means; of means over an hour, the share of good slots when it is low. */
  private static double score(QodModel model, int hour, MeanFaults means) {
    int perHour = means.perHour();
    int from = (hour + QodModel.LEAD_HOURS) * perHour;
    double valid = model.averaging().valid();
    if (perHour == 1) {
      double good = means.good(from);
      return good > valid ? 100 : MeanFaults.rounded(good * 100);
    }
    int[] faults = means.faults();
    int bad = 0;
    for (int i = from; i < from + perHour; i++) {
      bad += means.good(i) < valid || faults[i] != 0 ? 1 : 0;
    }
    return MeanFaults.rounded((perHour - bad) * 100.0 / perHour);
  }

  private static List<Share> shares(int[] faults, int hour, int perHour) {
    int from = (hour + QodModel.LEAD_HOURS) * perHour;
    List<Share> shares = new ArrayList<>();
    for (QodFault fault : QodFault.values()) {
      int count = 0;
      for (int i = from; i < from + perHour; i++) {
        count += fault.in(faults[i]) ? 1 : 0;
      }
      if (count > 0) {
        BigDecimal percent = new BigDecimal((double) count / perHour * 100);
        shares.add(new Share(fault, percent.setScale(1, RoundingMode.HALF_EVEN).doubleValue()));
      }
    }
    return shares;
  }

  private static double score(List<QodHour> hours) {
    double sum = 0;
    for (QodVariable variable : QodVariable.values()) {
      double day = 0;
      for (QodHour hour : hours) {
        day += hour.scores().getOrDefault(variable, 0.0) / 100;
      }
      sum += day / hours.size();
    }
    return sum / QodVariable.values().length;
  }

  private static SortedMap<QodFault, SortedMap<QodVariable, Double>> daily(List<QodHour> hours) {
    SortedMap<QodFault, SortedMap<QodVariable, Double>> daily = new TreeMap<>();
    for (QodHour hour : hours) {
      hour.annotations()
          .forEach((variable, shares) -> {
            for (Share share : shares) {
              double percent = share.percent() / DAY_HOURS;
              var _ =
                  daily
                      .computeIfAbsent(share.fault(), f -> new TreeMap<>())
                      .merge(variable, percent, Double::sum);
            }
          });
    }
    return daily;
  }
}
