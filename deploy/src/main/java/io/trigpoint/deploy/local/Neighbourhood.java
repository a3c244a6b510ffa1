package io.trigpoint.deploy.local;

import io.trigpoint.deploy.air.Air;
import io.trigpoint.deploy.air.Ether;
import io.trigpoint.deploy.air.Hotspot;
import io.trigpoint.deploy.weather.StationDialect;
import io.trigpoint.deploy.weather.StationFeeder;
import io.trigpoint.deploy.weather.WeatherFeed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the agents are attached to: radios on one ether, and weather stations. */
final class Neighbourhood implements AutoCloseable {
  private static final long FIRST_EUI = 0xAA55_5A00_0000_0000L;

  private final Ether ether;
  private final WeatherFeed weather;
  private final Duration pace;
  private final List<AutoCloseable> attached = new ArrayList<>();
  private final List<Runnable> stations = new ArrayList<>();

  Neighbourhood(long seed, WeatherFeed weather, Duration pace) {
    this.ether = new Ether(Air.suburban(seed));
    this.weather = weather;
    this.pace = pace;
  }

  /** Puts a gateway before an agent's packet forwarder socket. */
  synchronized void attachRadio(Device device, InetSocketAddress gateway) throws IOException {
    long eui = FIRST_EUI + attached.size();
    attached.add(
        device.honest()
            ? Hotspot.honest(eui, device.asserted(), gateway, ether)
            : Hotspot.virtual(eui, gateway, ether));
  }

  /**
   * Points a station at an agent's weather intake, for when the weather begins; stations of three
   * makes take turns.
   */
  synchronized void attachStation(Device device, URI intake) {
    StationDialect[] dialects = StationDialect.values();
    StationDialect dialect = dialects[weather.stations().indexOf(device.name()) % dialects.length];
    stations.add(
        () -> attached.add(StationFeeder.start(device.name(), weather, dialect, intake, pace)));
  }

  /** All stations begin together, so that each has its neighbours from its first reading on. */
  synchronized void beginWeather() {
    stations.forEach(Runnable::run);
    stations.clear();
  }

  @Override
  public synchronized void close() {
    for (AutoCloseable each : attached) {
      try {
        each.close();
      } catch (Exception alreadyClosed) {
        // A socket that is gone needs no closing.
      }
    }
    ether.close();
  }
}
