package io.trigpoint.coverage;

import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;

/**
 * Which witnesses of a beacon are paid: those with the smallest SHA-256(domain ‖ selection entropy
 * ‖ payload ‖ witness). Arriving first gains nothing, and nobody can know the order beforehand.
 */
final class WitnessSelection {
  private static final byte[] DOMAIN = "TRIGPOINT-SELECTION-V1".getBytes(StandardCharsets.US_ASCII);

  private WitnessSelection() {}

  private record Ranked(Hash32 rank, int row) {}

  /** At most count of the rows of valid ones; all of them, unranked, when there are no more. */
  static int[] select(
      Hash32 entropy, BeaconPayload payload, int[] valid, IntFunction<DeviceId> ids, int count) {
    if (valid.length <= count) {
      return valid;
    }
    byte[] head = entropy.toBytes();
    byte[] body = payload.toBytes();
    return Arrays.stream(valid)
        .mapToObj(row ->
            new Ranked(Hashes.sha256(DOMAIN, head, body, ids.apply(row).value().toBytes()), row))
        .sorted(Comparator.comparing(Ranked::rank))
        .limit(count)
        .mapToInt(Ranked::row)
        .toArray();
  }
}
