package io.trigpoint.coverage.evidence;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which witnesses of a very crowded packet are compared: those with the smallest SHA-256(domain ‖
 * entropy ‖ witness). The same devices in each packet, so that they have packets in common; nobody
 * can choose a key to be one of them.
 */
final class Drawn {
  private static final byte[] DOMAIN = "TRIGPOINT-COMPARED-V1".getBytes(StandardCharsets.US_ASCII);
  private final Columns columns;
  private final int most;
  private final int[] ranks;

  private record Ranked(Hash32 rank, int device) {}

  Drawn(Columns columns, Hash32 entropy, int most) {
    this.columns = columns;
    this.most = most;
    List<DeviceId> devices = columns.devices().things();
    byte[] head = entropy.toBytes();
    List<Ranked> ranked =
        IntStream.range(0, devices.size())
            .mapToObj(
                i -> new Ranked(Hashes.sha256(DOMAIN, head, devices.get(i).value().toBytes()), i))
            .sorted(Comparator.comparing(Ranked::rank))
            .toList();
    this.ranks = new int[devices.size()];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[ranked.get(rank).device()] = rank;
    }
  }

  /** At most so many of the receptions of one packet, in their order. */
  int[] of(int[] order, int from, int to) {
    int[] receptions = Arrays.copyOfRange(order, from, to);
    if (receptions.length <= most) {
      return receptions;
    }
    int[] byRank = Arrays.stream(receptions).map(r -> ranks[columns.witness(r)]).sorted().toArray();
    int last = byRank[most - 1];
    return Arrays.stream(receptions)
        .filter(reception -> ranks[columns.witness(reception)] <= last)
        .limit(most)
        .toArray();
  }
}
