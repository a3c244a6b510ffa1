package io.trigpoint.deploy.local;

import io.trigpoint.deploy.air.Place;
import io.trigpoint.deploy.air.Site;
import io.trigpoint.deploy.weather.DeskThermometer;
import io.trigpoint.deploy.weather.ObservationFile;
import io.trigpoint.deploy.weather.StationSites;
import io.trigpoint.deploy.weather.SyntheticWeather;
import io.trigpoint.deploy.weather.WeatherFeed;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who takes part: hotspots and stations with their owners and places, and the weather they see. */
public record Cast(List<Device> hotspots, List<Device> stations, WeatherFeed weather) {
  static final int HONEST_HOTSPOTS = 9;
  private static final int FIRST_OWNER = 10;
  private static final int MOST_STATIONS = 20;
  private static final int SYNTHETIC_STATIONS = 7;
  private static final int FEWEST_TO_EXPOSE_A_CHEAT = 5;
  private static final double GOLDEN_ANGLE = 137.508;
  private static final Place GHENT = new Place(51.0543, 3.7174);

  public Cast {
    hotspots = List.copyOf(hotspots);
    stations = List.copyOf(stations);
  }

  static Cast of(LocalOptions options) throws IOException {
    WeatherFeed outside = weather(options);
    List<String> names = outside.stations().stream().limit(MOST_STATIONS).toList();
    StationSites sites = sites(options, names);
    Optional<String> cheat =
        names.size() < FEWEST_TO_EXPOSE_A_CHEAT ? Optional.empty() : sites.bestSurrounded(names);
    WeatherFeed seen =
        cheat.<WeatherFeed>map(name -> new DeskThermometer(outside, name)).orElse(outside);
    Place centre = names.isEmpty() ? GHENT : centre(sites, names);
    return new Cast(hotspots(centre, options.seed()), stations(sites, names, cheat), seen);
  }

  private static WeatherFeed weather(LocalOptions options) throws IOException {
    Optional<Path> csv = options.weather();
    return csv.isPresent()
        ? ObservationFile.read(csv.get())
        : new SyntheticWeather(options.seed(), SYNTHETIC_STATIONS);
  }

  private static StationSites sites(LocalOptions options, List<String> names) throws IOException {
    Optional<Path> csv = options.stations();
    return csv.isPresent() ? StationSites.read(csv.get()) : StationSites.around(GHENT, names);
  }

  private static Place centre(StationSites sites, List<String> names) {
    List<Place> places = names.stream().map(sites::placeOf).toList();
    return new Place(
        places.stream().mapToDouble(Place::latitude).average().orElseThrow(),
        places.stream().mapToDouble(Place::longitude).average().orElseThrow());
  }

  /** Nine on a spiral from one to nine kilometres, and a tenth that asserts a place of its own. */
  private static List<Device> hotspots(Place centre, long seed) {
    Random random = new Random(seed);
    List<Device> hotspots = new ArrayList<>();
    for (int i = 0; i < HONEST_HOTSPOTS; i++) {
      Place place = centre.offset(i * GOLDEN_ANGLE, 1_100 + 950.0 * i);
      Decibels gain = new Decibels(12 + random.nextInt(24));
      int elevation = 8 + random.nextInt(25);
      String name = String.format("hotspot%02d", i + 1);
      hotspots.add(
          new Device(
              name, DeviceKind.HOTSPOT, true, owner(i), new Site(name, place, gain, elevation)));
    }
    String name = String.format("hotspot%02d", HONEST_HOTSPOTS + 1);
    Site claimed = new Site(name, centre.offset(80, 21_000), new Decibels(20), 30);
    hotspots.add(new Device(name, DeviceKind.HOTSPOT, false, owner(HONEST_HOTSPOTS), claimed));
    return hotspots;
  }

  /** Honest stations belong to the hotspots' owners, the cheat to an owner of its own. */
  private static List<Device> stations(
      StationSites sites, List<String> names, Optional<String> cheat) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> {
          String name = names.get(i);
          boolean honest = !Optional.of(name).equals(cheat);
          Account owner = owner(honest ? (i + 3) % HONEST_HOTSPOTS : HONEST_HOTSPOTS + 1);
          Site site = new Site(name, sites.placeOf(name), new Decibels(0), 2);
          return new Device(name, DeviceKind.STATION, honest, owner, site);
        })
        .toList();
  }

  private static Account owner(int index) {
    return Account.ofIndex(FIRST_OWNER + index);
  }

  public List<Device> devices() {
    return Stream.concat(hotspots.stream(), stations.stream()).toList();
  }

  /** Owners of at least one honest device, each once. */
  public List<Account> honestOwners() {
    return owners(true);
  }

  /** Owners who only cheat. */
  public List<Account> cheats() {
    return owners(false);
  }

  private List<Account> owners(boolean honest) {
    return devices().stream()
        .filter(device -> device.honest() == honest)
        .map(Device::owner)
        .distinct()
        .toList();
  }
}
