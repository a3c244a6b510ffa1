package io.trigpoint.weather.memory;

import io.trigpoint.weather.SeriesVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The days of a station that still count, and the variables that keep failing. A pure fold: the
 * same days give the same memory.
 *
 * @param days newest last
 * @param failing variables that failed too often and have not recovered
 */
public record StationMemory(List<StationDay> days, SortedSet<SeriesVariable> failing) {
  /** A station that nobody has seen yet. */
  public static final StationMemory NONE =
      new StationMemory(List.of(), Collections.emptySortedSet());

  public StationMemory {
    days = List.copyOf(days);
    for (int i = 1; i < days.size(); i++) {
      if (days.get(i).number() <= days.get(i - 1).number()) {
        throw new IllegalArgumentException("days are not in their order");
      }
    }
    failing = Collections.unmodifiableSortedSet(new TreeSet<>(failing));
  }

  /** The memory after a day; a day that is not after the newest one changes nothing. */
  public StationMemory after(StationDay day, MemoryParameters parameters) {
    if (!days.isEmpty() && day.number() <= days.getLast().number()) {
      return this;
    }
    List<StationDay> kept = new ArrayList<>(at(day.number(), parameters).days());
    kept.add(day);
    SortedSet<SeriesVariable> stillFailing = new TreeSet<>();
    for (SeriesVariable variable : SeriesVariable.values()) {
      if (fails(kept, variable, failing.contains(variable), parameters)) {
        stillFailing.add(variable);
      }
    }
    return new StationMemory(kept, stillFailing);
  }

  /** What is left on a day without a score: old days are forgotten, but silence clears nobody. */
  public StationMemory at(long number, MemoryParameters parameters) {
    return new StationMemory(
        days.stream().filter(day -> number - day.number() < parameters.biasDays()).toList(),
        failing);
  }

  boolean isEmpty() {
    return days.isEmpty() && failing.isEmpty();
  }

  /** Share of the judged hours that failed in the last days; absent when too few were judged. */
  public OptionalDouble failedShare(SeriesVariable variable, MemoryParameters parameters) {
    return failedShare(days, variable, parameters);
  }

  /** Mean excess over the neighbours by day. */
  public OptionalDouble dayBias(SeriesVariable variable, MemoryParameters parameters) {
    return mean(biases(variable, VariableDay::dayBias), parameters);
  }

  /** Mean excess over the neighbours by night. */
  public OptionalDouble nightBias(SeriesVariable variable, MemoryParameters parameters) {
    return mean(biases(variable, VariableDay::nightBias), parameters);
  }

  /** Change of the bias per day: the median slope between any two days, after Theil and Sen. */
  public OptionalDouble drift(SeriesVariable variable, MemoryParameters parameters) {
    List<double[]> biases = biases(variable, StationMemory::bias);
    if (biases.size() < parameters.fewestDays()) {
      return OptionalDouble.empty();
    }
    double[] slopes = new double[biases.size() * (biases.size() - 1) / 2];
    int n = 0;
    for (int later = 1; later < biases.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        double rise = biases.get(later)[1] - biases.get(earlier)[1];
        slopes[n++] = rise / (biases.get(later)[0] - biases.get(earlier)[0]);
      }
    }
    Arrays.sort(slopes);
    double middle = slopes[n / 2] / 2 + slopes[(n - 1) / 2] / 2;
    return Double.isFinite(middle) ? OptionalDouble.of(middle) : OptionalDouble.empty();
  }

  /** A variable between the two limits stays as it was, and so does one that nobody judges. */
  private static boolean fails(
      List<StationDay> days, SeriesVariable variable, boolean failed, MemoryParameters parameters) {
    OptionalDouble share = failedShare(days, variable, parameters);
    if (share.isEmpty()) {
      return failed;
    }
    return failed
        ? share.getAsDouble() > parameters.passesFrom()
        : share.getAsDouble() > parameters.failsFrom();
  }

  private static OptionalDouble failedShare(
      List<StationDay> days, SeriesVariable variable, MemoryParameters parameters) {
    int judged = 0;
    int failed = 0;
    for (StationDay day : days) {
      Optional<VariableDay> of = Optional.ofNullable(day.variables().get(variable));
      if (days.getLast().number() - day.number() < parameters.reliabilityDays()) {
        judged += of.map(VariableDay::judged).orElse(0);
        failed += of.map(VariableDay::failed).orElse(0);
      }
    }
    return judged == 0 || judged < parameters.fewestHours()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) failed / judged);
  }

  private static OptionalDouble bias(VariableDay day) {
    if (day.dayBias().isEmpty()) {
      return day.nightBias();
    }
    return day.nightBias().isEmpty()
        ? day.dayBias()
        : OptionalDouble.of(day.dayBias().getAsDouble() / 2 + day.nightBias().getAsDouble() / 2);
  }

  /** Number of the day and bias, for the days that have one. */
  private List<double[]> biases(
      SeriesVariable variable, Function<VariableDay, OptionalDouble> bias) {
    List<double[]> biases = new ArrayList<>();
    for (StationDay day : days) {
      Optional.ofNullable(day.variables().get(variable))
          .map(bias)
          .ifPresent(of -> of.ifPresent(value -> biases.add(new double[] {day.number(), value})));
    }
    return biases;
  }

  private static OptionalDouble mean(List<double[]> biases, MemoryParameters parameters) {
    if (biases.size() < parameters.fewestDays()) {
      return OptionalDouble.empty();
    }
    double mean = 0;
    for (double[] bias : biases) {
      mean += bias[1] / biases.size();
    }
    return Double.isFinite(mean) ? OptionalDouble.of(mean) : OptionalDouble.empty();
  }
}
