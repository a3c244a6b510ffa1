package io.trigpoint.coverage;

import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * Which witnesses of a beacon are paid: those with the smallest SHA-256(domain ‖ selection entropy
 * ‖ payload ‖ witness). Arriving first gains nothing, and nobody can know the order beforehand.
 */
final class WitnessSelection {
  private static final byte[] DOMAIN = "TRIGPOINT-SELECTION-V1".getBytes(StandardCharsets.US_ASCII);

  private WitnessSelection() {}

  private record Ranked(Hash32 rank, Hotspot witness) {}

  /** At most count of the valid ones; all of them, unranked, when there are no more. */
  static List<Hotspot> select(
      Hash32 entropy, BeaconPayload payload, List<Hotspot> valid, int count) {
    if (valid.size() <= count) {
      return valid;
    }
    byte[] head = entropy.toBytes();
    byte[] body = payload.toBytes();
    return valid.stream()
        .map(witness ->
            new Ranked(Hashes.sha256(DOMAIN, head, body, witness.id().value().toBytes()), witness))
        .sorted(Comparator.comparing(Ranked::rank))
        .limit(count)
        .map(Ranked::witness)
        .toList();
  }
}
