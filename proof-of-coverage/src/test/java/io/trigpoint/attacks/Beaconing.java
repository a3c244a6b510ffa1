package io.trigpoint.attacks;

import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.Region;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * One beacon of a key.
 *
 * @param endMicros when its frame ends on air
 * @param local the device's own 16 bytes, hexadecimal
 */
record Beaconing(
    Hotspot by, long endMicros, Entropy entropy, String local, BeaconPayload payload, Dbm power) {
  private static final long AIRTIME_SF12_MICROS = 2_465_800;
  private static final long AIRTIME_SF9_MICROS = 328_700;

  static Beaconing at(Hotspot by, long startMs, RandomGenerator random) {
    byte[] local = new byte[BeaconPayload.LOCAL_ENTROPY_LENGTH];
    random.nextBytes(local);
    Entropy entropy = Calendar.entropy(startMs);
    Region region = by.radio().town().region();
    return new Beaconing(
        by,
        startMs * 1_000 + airtimeMicros(region),
        entropy,
        HexFormat.of().formatHex(local),
        BeaconPayload.derive(entropy.value(), by.id(), local),
        by.power());
  }

  static long airtimeMicros(Region region) {
    return region.spreading().value() == 12 ? AIRTIME_SF12_MICROS : AIRTIME_SF9_MICROS;
  }

  Region region() {
    return by.radio().town().region();
  }

  Hertz frequency() {
    return region().channelOf(payload);
  }
}
