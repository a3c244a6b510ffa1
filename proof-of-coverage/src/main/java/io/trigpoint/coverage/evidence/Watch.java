package io.trigpoint.coverage.evidence;

import io.trigpoint.report.Cell;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.nio.ByteBuffer;

/**
 * Which regions evidence looks at when there is more than it can take: those with the lowest ranks.
 * A region is an H3 cell of resolution 3.
 *
 * @param draw decides the ranks; nobody knew it when the watch began
 * @param beganMs the end of the round that drew it, Unix milliseconds
 * @param last the highest rank that is watched, unsigned
 */
public record Watch(Hash32 draw, long beganMs, long last) {
  /** Resolution of the regions. */
  public static final int RESOLUTION = 3;

  private static final long HIGHEST = -1;

  /** Every region, until the first round draws. */
  public static final Watch ALL = new Watch(Hash32.ZERO, 0, HIGHEST);

  public boolean isAll() {
    return last == HIGHEST;
  }

  /** The watch of a round: after the length of a window it is drawn anew, of all regions. */
  public Watch at(Hash32 entropy, long endMs, long windowMs) {
    return endMs - beganMs < windowMs ? this : new Watch(entropy, endMs, HIGHEST);
  }

  /** Of more reports than evidence takes, the share of the ranks that it can take of them. */
  public Watch sharing(long reports, int most) {
    return reports <= most ? this : upTo(Long.divideUnsigned(HIGHEST, reports) * most);
  }

  /** Watches no more than the ranks up to this one. */
  Watch upTo(long rank) {
    return Long.compareUnsigned(rank, last) < 0 ? new Watch(draw, beganMs, rank) : this;
  }

  /** The first eight bytes of keccak(draw ‖ index of the region around the cell), unsigned. */
  public long rank(Cell cell) {
    byte[] region =
        ByteBuffer.allocate(Long.BYTES).putLong(cell.parent(RESOLUTION).index()).array();
    return Hashes.keccak256(draw.toBytes(), region).prefix();
  }

  public boolean sees(long rank) {
    return Long.compareUnsigned(rank, last) <= 0;
  }
}
