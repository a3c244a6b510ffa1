package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.evidence.EvidenceParameters.Copies;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** One witness after the other beside all those with greater ids, in one row of sums. */
final class Beside {
  private final Packets packets;
  private final Copies copies;
  private final int least;
  private final CommonPackets few;
  private final int[] counts;
  private final CommonPackets[] sums;

  Beside(Packets packets, Copies copies, int devices) {
    this.packets = packets;
    this.copies = copies;
    this.least =
        StrictMath.min(StrictMath.min(copies.packets(), copies.clones()), copies.rankPackets());
    this.few = new CommonPackets(copies);
    this.counts = new int[devices];
    this.sums = new CommonPackets[devices];
    Arrays.fill(sums, few);
  }

  /**
   * Hands out the others in the order of their ids; those with fewer packets in common than any
   * signal asks for as if they had none.
   *
   * @param places of one witness, in the order of time
   */
  void compare(int[] places, BiConsumer<Integer, CommonPackets> found) {
    int witness = packets.witness(places[0]);
    for (int place : places) {
      for (int other = packets.first(place); other < packets.end(place); other++) {
        counts[packets.witness(other)]++;
      }
    }
    for (int place : places) {
      for (int other = packets.first(place); other < packets.end(place); other++) {
        add(witness, place, other);
      }
    }
    for (int other = witness + 1; other < counts.length; other++) {
      if (counts[other] > 0) {
        found.accept(other, sums[other]);
      }
      sums[other] = few;
    }
    Arrays.fill(counts, 0);
  }

  private void add(int witness, int place, int other) {
    int by = packets.witness(other);
    if (by > witness && counts[by] >= least) {
      if (sums[by] == few) {
        sums[by] = new CommonPackets(copies);
      }
      sums[by].add(packets, place, other);
    }
  }
}
