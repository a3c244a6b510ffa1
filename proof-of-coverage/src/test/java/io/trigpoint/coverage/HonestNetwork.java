package io.trigpoint.coverage;

import io.trigpoint.coverage.Scene.BeaconDraft;
import io.trigpoint.coverage.Scene.WitnessDraft;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hertz;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * A seeded network of honest hotspots around one place: each sends one beacon, and all that can
 * demodulate it report it. Path loss is free space to 100 m, then falls with an exponent, with
 * log-normal shadowing on top that never helps.
 */
public final class HonestNetwork {
  private static final double NOISE_DBM = -117;
  private static final double NEAR_METRES = 100;

  final Scene scene = new Scene();
  final List<BeaconDraft> beacons = new ArrayList<>();
  private final List<Site> sites = new ArrayList<>();
  private final Random random;
  private final double exponent;

  private record Site(DeviceId device, Position position, Decibels gain) {}

  private HonestNetwork(long seed, double exponent) {
    this.random = new Random(seed);
    this.exponent = exponent;
  }

  /** Hotspots in a square with sides of a given number of degrees of latitude around Ghent. */
  public static HonestNetwork of(long seed, int hotspots, double degrees) {
    HonestNetwork network = new HonestNetwork(seed, 3.2);
    for (int i = 0; i < hotspots; i++) {
      network.join(degrees);
    }
    network.sites.forEach(site -> network.beacons.add(network.beaconOf(site)));
    network.beacons.forEach(network::air);
    return network;
  }

  public CoverageInputs inputs() {
    return scene.inputs();
  }

  /** One more honest hotspot hears a beacon that is on air already. */
  void addWitnessOf(BeaconDraft beacon, double degrees) {
    join(degrees);
    Site newcomer = sites.getLast();
    Site sender = siteOf(beacon.device);
    double metres = Distance.metres(sender.position(), newcomer.position());
    scene.send(reception(beacon, newcomer, -110 - metres / 10_000));
  }

  private void join(double degrees) {
    double latitude = 51.05 + (random.nextDouble() - 0.5) * degrees;
    double longitude = 3.72 + (random.nextDouble() - 0.5) * degrees * 1.6;
    Cell cell = Cell.ofLatLng(latitude, longitude, 12);
    Decibels gain = new Decibels(12 + random.nextInt(48));
    DeviceId device = scene.hotspotAt(new AssertedLocation(cell, gain, 30 + random.nextInt(270)));
    sites.add(new Site(device, Position.of(cell), gain));
  }

  private Site siteOf(DeviceId device) {
    return sites.stream().filter(site -> site.device().equals(device)).findFirst().orElseThrow();
  }

  private BeaconDraft beaconOf(Site site) {
    BeaconDraft beacon = scene.beaconOf(site.device());
    byte[] local = new byte[BeaconPayload.LOCAL_ENTROPY_LENGTH];
    random.nextBytes(local);
    beacon.local = HexFormat.of().formatHex(local);
    beacon.time = Scene.START + random.nextInt(40_000);
    beacon.received = beacon.time + 200 + random.nextInt(2_000);
    beacon.power = beacon.transmission().region().conductedPower(site.gain());
    return beacon;
  }

  private void air(BeaconDraft beacon) {
    scene.send(beacon);
    Site sender = siteOf(beacon.device);
    for (Site listener : sites) {
      double signal = strength(beacon, sender, listener);
      boolean demodulates = signal - NOISE_DBM >= -20;
      if (!listener.equals(sender) && demodulates) {
        scene.send(reception(beacon, listener, signal));
      }
    }
  }

  private double strength(BeaconDraft beacon, Site sender, Site listener) {
    double metres =
        StrictMath.max(NEAR_METRES, Distance.metres(sender.position(), listener.position()));
    Hertz frequency = beacon.transmission().frequency();
    double clutter = 10 * (exponent - 2) * StrictMath.log10(metres / NEAR_METRES);
    return beacon.power.value()
        + sender.gain().value()
        + listener.gain().value()
        - LinkBudget.freeSpaceLoss(frequency, metres)
        - StrictMath.max(0, clutter + 6 * random.nextGaussian());
  }

  private WitnessDraft reception(BeaconDraft beacon, Site listener, double signal) {
    WitnessDraft witness = scene.witnessOf(listener.device(), beacon);
    double snr = StrictMath.min(12, signal - NOISE_DBM);
    double linear = StrictMath.pow(10, signal / 10) + StrictMath.pow(10, NOISE_DBM / 10);
    witness.rssi = Dbm.of(StrictMath.rint(10 * StrictMath.log10(linear)));
    witness.snr = Decibels.of(StrictMath.rint(snr * 4) / 4);
    witness.received = beacon.received + random.nextInt(3_000);
    witness.offsetHz = random.nextInt(-3_000, 3_000);
    return witness;
  }
}
