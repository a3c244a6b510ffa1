package io.trigpoint.weather.score;

import static io.trigpoint.weather.deployment.HourlyValues.HOURS;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.QualityScore;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import io.trigpoint.weather.deployment.DeploymentDay;
import io.trigpoint.weather.deployment.DeploymentParameters;
import io.trigpoint.weather.deployment.HourlyValues;
import io.trigpoint.weather.deployment.Placement;
import io.trigpoint.weather.deployment.SeriesCopies;
import io.trigpoint.weather.deployment.SunnyHours;
import io.trigpoint.weather.memory.StationDay;
import io.trigpoint.weather.self.SelfChecks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Scores the day of every station of a network. Pure: the same day gives the same scores. */
public final class DayScores {
  private final ScoreParameters parameters;
  private final PastDays past;
  private final SortedMap<String, List<CheckResult>> copies;
  private final Agreement agreement;
  private final RainAgreement rain;
  private final SunnyHours.Day sun;
  private final long dayStartMs;

  private DayScores(NetworkDay day, PastDays past, ScoreParameters parameters) {
    this.parameters = parameters;
    this.past = past;
    SortedMap<String, StationSeries> series = new TreeMap<>();
    day.stations().forEach((id, station) -> series.put(id, station.series()));
    copies = SeriesCopies.of(series, day.published(), parameters.deployment());
    List<HourlyValues> hours = series.values().stream().map(HourlyValues::of).toList();
    agreement = new Agreement(day, hours, parameters);
    sun = new SunnyHours.Day(day.dayStartMs());
    dayStartMs = day.dayStartMs();
    rain = new RainAgreement(agreement.surroundings(), parameters);
  }

  /** By station id, of stations that nobody remembers. */
  public static SortedMap<String, DayScore> of(NetworkDay day, ScoreParameters parameters) {
    return of(day, PastDays.NONE, parameters);
  }

  /** By station id. */
  public static SortedMap<String, DayScore> of(
      NetworkDay day, PastDays past, ScoreParameters parameters) {
    DayScores network = new DayScores(day, past, parameters);
    SortedMap<String, DayScore> scores = new TreeMap<>();
    int index = 0;
    for (Map.Entry<String, ScoredStation> station : day.stations().entrySet()) {
      scores.put(station.getKey(), network.score(index++, station.getKey(), station.getValue()));
    }
    return Collections.unmodifiableSortedMap(scores);
  }

  private DayScore score(int index, String id, ScoredStation station) {
    List<SeriesVariable> measured =
        Arrays.stream(SeriesVariable.values()).filter(station.series()::measures).toList();
    NeighbourFindings neighbours =
        new NeighbourFindings(index, agreement, rain, parameters.worth());
    DeploymentDay place = place(index, station);
    PlacementFindings placement = placement(id, place);
    SampleShares samples =
        SampleShares.of(SelfChecks.of(station.series(), station.sensors()), parameters.worth());
    MemoryFindings memory = new MemoryFindings(past, id, parameters.worth());
    List<DayScore.Hour> hours = new ArrayList<>();
    double sum = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      SortedMap<SeriesVariable, Double> worth = new TreeMap<>();
      for (SeriesVariable variable : measured) {
        double left = samples.worth(variable, hour) * neighbours.worth(variable, hour);
        worth.put(variable, left * placement.worth(variable) * memory.worth(variable));
      }
      sum += mean(worth);
      hours.add(hour(hour, worth));
    }
    List<Evidence> evidence =
        Stream.of(
                samples.evidence(),
                neighbours.evidence(measured),
                placement.evidence(),
                memory.evidence(measured))
            .flatMap(List::stream)
            .toList();
    double trust = neighbours.trust();
    return new DayScore(
        ppm(trust * sum / HOURS), ppm(trust), hours, evidence, record(neighbours, place));
  }

  private StationDay record(NeighbourFindings neighbours, DeploymentDay place) {
    DeploymentParameters.Daylight daylight = parameters.deployment().daylight();
    return DayRecord.of(dayStartMs, neighbours, place, daylight);
  }

  private DayScore.Hour hour(int hour, SortedMap<SeriesVariable, Double> worth) {
    SortedMap<SeriesVariable, QualityScore> variables = new TreeMap<>();
    worth.forEach((variable, left) -> variables.put(variable, ppm(left)));
    return new DayScore.Hour(hour, ppm(mean(worth)), variables);
  }

  /** Weighted; 0 for a station that measured nothing. */
  private double mean(SortedMap<SeriesVariable, Double> worth) {
    double sum = 0;
    double weights = 0;
    for (Map.Entry<SeriesVariable, Double> each : worth.entrySet()) {
      sum += each.getValue() * parameters.weights().of(each.getKey());
      weights += parameters.weights().of(each.getKey());
    }
    return weights == 0 ? 0 : sum / weights;
  }

  private DeploymentDay place(int index, ScoredStation station) {
    Surroundings around = agreement.surroundings();
    return new DeploymentDay(
        around.hours(index),
        around.medians(index),
        around.neighbours(index),
        sun.over(station.latitude(), station.longitude()));
  }

  private PlacementFindings placement(String id, DeploymentDay place) {
    List<CheckResult> results = new ArrayList<>(Placement.of(place, parameters.deployment()));
    results.addAll(copies.getOrDefault(id, List.of()));
    return new PlacementFindings(results, parameters.worth());
  }

  private static QualityScore ppm(double share) {
    double bounded = StrictMath.max(0, StrictMath.min(1, share));
    return new QualityScore((long) StrictMath.floor(bounded * QualityScore.FULL + 1e-6));
  }
}
