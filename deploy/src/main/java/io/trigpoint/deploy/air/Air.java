package io.trigpoint.deploy.air;

import io.trigpoint.report.Hertz;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The air between antennas: log-distance path loss, shadowing per pair of sites, fading and noise
 * per frame and listener, sensitivity, capture. A pure function of its seed.
 *
 * @param exponent how fast power falls with distance beyond the reference; free space is 2
 */
public record Air(long seed, double exponent) {
  private static final double REFERENCE_M = 100;
  private static final double SHADOWING_DB = 4;
  private static final double FADING_DB = 2;
  private static final double LEAST_CLUTTER_DB = 5;
  private static final double NOISE_DBM = -117;
  private static final double NOISE_SWING_DB = 0.8;
  private static final double OFFSET_SWING_HZ = 25;
  private static final double CAPTURE_DB = 6;
  private static final double SNR_CEILING_DB = 12;

  /** Suburban, antennas above the roofs. */
  public static Air suburban(long seed) {
    return new Air(seed, 2.8);
  }

  /** What a listener measures, or empty when it cannot demodulate the frame. */
  public Optional<Reception> heard(Site listener, Emission emission, List<Emission> onAir) {
    if (listener.equals(emission.from()) || isSending(listener, emission, onAir)) {
      return Optional.empty();
    }
    double signal = signalDbm(listener, emission);
    double snr = signal - noiseDbm(listener, emission);
    if (snr < demodulationFloorDb(emission.spreading().value())) {
      return Optional.empty();
    }
    boolean drowned =
        onAir.stream()
            .filter(emission::disturbs)
            .filter(other -> !other.from().equals(listener))
            .anyMatch(other -> signalDbm(listener, other) > signal - CAPTURE_DB);
    return drowned ? Optional.empty() : Optional.of(measured(listener, emission, signal));
  }

  /** Received power of the signal alone, never above free space. */
  double signalDbm(Site listener, Emission emission) {
    Site from = emission.from();
    double distance = Math.max(REFERENCE_M, from.place().metresTo(listener.place()));
    double clutter = 10 * (exponent - 2) * StrictMath.log10(distance / REFERENCE_M);
    double shadow = SHADOWING_DB * bell(pairSeed(from, listener));
    double fading = FADING_DB * bell(frameSeed(listener, emission));
    return emission.powerDbm()
        + from.gain().value()
        + listener.gain().value()
        - freeSpaceLossDb(distance, emission.frequency())
        - Math.max(LEAST_CLUTTER_DB, clutter + shadow)
        + fading;
  }

  private Reception measured(Site listener, Emission emission, double signal) {
    double noise = noiseDbm(listener, emission);
    double channel =
        10 * StrictMath.log10(StrictMath.pow(10, signal / 10) + StrictMath.pow(10, noise / 10));
    double ppm = crystalPpm(emission.from()) - crystalPpm(listener);
    double swing = OFFSET_SWING_HZ * bell(frameSeed(listener, emission) + 2);
    int offset = (int) StrictMath.rint(ppm * emission.frequency().megahertz() + swing);
    double snr = Math.min(SNR_CEILING_DB, signal - noise);
    return new Reception(channel, signal, snr, offset);
  }

  private double noiseDbm(Site listener, Emission emission) {
    return NOISE_DBM + NOISE_SWING_DB * bell(frameSeed(listener, emission) + 1);
  }

  private static boolean isSending(Site listener, Emission emission, List<Emission> onAir) {
    return onAir.stream()
        .anyMatch(other -> other.from().equals(listener) && other.overlaps(emission));
  }

  private static double freeSpaceLossDb(double metres, Hertz frequency) {
    return 20 * StrictMath.log10(metres)
        + 20 * StrictMath.log10(frequency.megahertz() * 1e6)
        - 147.55;
  }

  /** Semtech's limits: -7.5 dB at SF7, 2.5 dB lower with each step. */
  private static double demodulationFloorDb(int spreading) {
    return -7.5 - 2.5 * (spreading - 7);
  }

  /** A standard normal figure, cut at two standard deviations. */
  private static double bell(long seed) {
    double figure = new Random(seed * 0x9E3779B97F4A7C15L).nextGaussian();
    return Math.max(-2, Math.min(2, figure));
  }

  private double crystalPpm(Site site) {
    return 2 * bell(seed ^ site.name().hashCode());
  }

  /** The same in both directions: shadowing is a property of the path. */
  private long pairSeed(Site a, Site b) {
    long low = Math.min(a.name().hashCode(), b.name().hashCode());
    long high = Math.max(a.name().hashCode(), b.name().hashCode());
    return mixed(mixed(seed, low), high);
  }

  /** Another in each listener's antenna. */
  private long frameSeed(Site listener, Emission emission) {
    return mixed(mixed(seed, listener.name().hashCode()), emission.number());
  }

  private static long mixed(long a, long b) {
    long mixed = (a ^ b * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    return mixed ^ mixed >>> 29;
  }
}
