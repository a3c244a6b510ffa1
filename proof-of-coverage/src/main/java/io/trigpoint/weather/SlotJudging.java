package io.trigpoint.weather;

import com.uber.h3core.util.LatLng;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.weather.BuddyCheck.Opinion;
import io.trigpoint.weather.WeatherParameters.BuddyLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the stations of each slot of time with each other, variable by variable. */
final class SlotJudging {
  /** Stations of one owner in one cell of this resolution (about 200 m) are one voice. */
  private static final int TOGETHER = 9;

  private final WeatherParameters parameters;
  private final List<DeviceId> stations;
  private final Neighbourhood places;
  private final SortedMap<ReportId, Refusal> refusals = new TreeMap<>();
  private final SortedMap<ReportId, SortedMap<String, String>> evidence = new TreeMap<>();

  private SlotJudging(WeatherParameters parameters, List<DeviceId> stations, Neighbourhood places) {
    this.parameters = parameters;
    this.stations = stations;
    this.places = places;
  }

  /** The readings must have passed their own rules, so their stations have a location. */
  static SlotJudging judge(
      WeatherInputs inputs, Collection<ReceivedReport<WeatherReading>> readings) {
    SortedMap<DeviceId, RegisteredDevice> present = new TreeMap<>(inputs.devices());
    SortedSet<DeviceId> reporting = new TreeSet<>();
    readings.forEach(reading -> reporting.add(reading.report().header().device()));
    present.keySet().retainAll(reporting);
    SlotJudging judging =
        new SlotJudging(
            inputs.parameters(),
            List.copyOf(present.keySet()),
            Neighbourhood.of(
                sites(present.values()), inputs.parameters().scoring().radiusMetres()));
    SortedMap<Long, List<ReceivedReport<WeatherReading>>> slots = new TreeMap<>();
    for (ReceivedReport<WeatherReading> reading : readings) {
      slots.computeIfAbsent(inputs.slotOf(reading.report()), s -> new ArrayList<>()).add(reading);
    }
    for (List<ReceivedReport<WeatherReading>> slot : slots.values()) {
      inputs.parameters().buddies().forEach(limits -> judging.judge(slot, limits));
    }
    return judging;
  }

  SortedMap<ReportId, Refusal> refusals() {
    return refusals;
  }

  /** Readings that enough neighbours agreed with in at least one variable, and none disagreed. */
  SortedSet<ReportId> confirmed() {
    SortedSet<ReportId> confirmed = new TreeSet<>(evidence.keySet());
    confirmed.removeAll(refusals.keySet());
    return confirmed;
  }

  SortedMap<String, String> evidence(ReportId reading) {
    return evidence.getOrDefault(reading, Collections.emptySortedMap());
  }

  private void judge(List<ReceivedReport<WeatherReading>> slot, BuddyLimits limits) {
    List<List<ReceivedReport<WeatherReading>>> byStation = byStation(slot, limits);
    double[] values = new double[stations.size()];
    boolean[] checked = new boolean[stations.size()];
    for (int i = 0; i < values.length; i++) {
      checked[i] = !byStation.get(i).isEmpty();
      values[i] = checked[i] ? median(byStation.get(i), limits) : Double.NaN;
    }
    WeatherParameters.Scoring scoring = parameters.scoring();
    BuddyCheck check =
        new BuddyCheck(
            scoring.minBuddies(),
            limits.threshold(),
            limits.minDeviation(),
            scoring.iterations(),
            0,
            0);
    List<Opinion> opinions = check.judge(places, values, checked);
    for (int i = 0; i < values.length; i++) {
      record(byStation.get(i), limits, opinions.get(i), values[i]);
    }
  }

  private void record(
      List<ReceivedReport<WeatherReading>> readings,
      BuddyLimits limits,
      Opinion opinion,
      double value) {
    String name = limits.variable().name();
    for (ReceivedReport<WeatherReading> reading : readings) {
      switch (opinion) {
        case Opinion.NotJudged notJudged -> {}
        case Opinion.Agrees agrees ->
            evidence
                .computeIfAbsent(reading.id(), id -> new TreeMap<>())
                .putAll(figures(name, value, agrees.buddies(), agrees.mean()));
        case Opinion.Disagrees against -> {
          SortedMap<String, String> figures =
              figures(name, value, against.buddies(), against.mean());
          figures.put(name + ".limit", rounded(against.deviation() * limits.threshold()));
          refusals.putIfAbsent(reading.id(), new Refusal(WeatherRefusal.DISAGREES, figures));
        }
      }
    }
  }

  private static SortedMap<String, String> figures(
      String name, double value, int buddies, double mean) {
    return new TreeMap<>(
        Map.of(
            name + ".value", rounded(value),
            name + ".neighbours", Integer.toString(buddies),
            name + ".neighbours_mean", rounded(mean)));
  }

  private List<List<ReceivedReport<WeatherReading>>> byStation(
      List<ReceivedReport<WeatherReading>> slot, BuddyLimits limits) {
    List<List<ReceivedReport<WeatherReading>>> byStation = new ArrayList<>();
    stations.forEach(station -> byStation.add(new ArrayList<>()));
    for (ReceivedReport<WeatherReading> reading : slot) {
      if (reading.report().values().value(limits.variable()).isPresent()) {
        int index = Collections.binarySearch(stations, reading.report().header().device());
        byStation.get(index).add(reading);
      }
    }
    return byStation;
  }

  private static int median(List<ReceivedReport<WeatherReading>> readings, BuddyLimits limits) {
    return Median.of(
        readings.stream()
            .mapToInt(r -> r.report().values().value(limits.variable()).orElseThrow())
            .toArray());
  }

  private static List<Site> sites(Collection<RegisteredDevice> stations) {
    Map<Party, Integer> parties = new TreeMap<>();
    List<Site> sites = new ArrayList<>(stations.size());
    for (RegisteredDevice station : stations) {
      AssertedLocation location = station.location().orElseThrow();
      LatLng centre = location.cell().centre();
      Party party = new Party(station.owner(), together(location.cell()));
      int number = parties.computeIfAbsent(party, p -> parties.size());
      sites.add(new Site(centre.lat, centre.lng, Double.NaN, number));
    }
    return sites;
  }

  private static Cell together(Cell cell) {
    return cell.resolution() > TOGETHER ? cell.parent(TOGETHER) : cell;
  }

  private static String rounded(double value) {
    return Long.toString((long) StrictMath.rint(value));
  }

  private record Party(EvmAddress owner, Cell cell) implements Comparable<Party> {
    @Override
    public int compareTo(Party other) {
      int byOwner = owner.compareTo(other.owner);
      return byOwner != 0 ? byOwner : cell.compareTo(other.cell);
    }
  }
}
