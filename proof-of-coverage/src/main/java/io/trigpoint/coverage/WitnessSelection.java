package io.trigpoint.coverage;

import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which witnesses of a beacon are paid: those with the smallest SHA-256(domain ‖ selection entropy
 * ‖ payload ‖ witness). Arriving first gains nothing, and nobody can know the order beforehand.
 */
final class WitnessSelection {
  private static final byte[] DOMAIN = "TRIGPOINT-SELECTION-V1".getBytes(StandardCharsets.US_ASCII);

  private WitnessSelection() {}

  static SortedSet<DeviceId> select(
      Hash32 entropy, BeaconPayload payload, Collection<DeviceId> valid, int count) {
    SortedMap<Hash32, DeviceId> ranked = new TreeMap<>();
    for (DeviceId witness : valid) {
      ranked.put(
          Hashes.sha256(DOMAIN, entropy.toBytes(), payload.toBytes(), witness.value().toBytes()),
          witness);
    }
    SortedSet<DeviceId> selected = new TreeSet<>();
    ranked.values().stream().limit(count).forEach(witness -> selected.add(witness));
    return selected;
  }
}
