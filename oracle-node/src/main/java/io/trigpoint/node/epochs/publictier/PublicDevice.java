package io.trigpoint.node.epochs.publictier;

import io.trigpoint.report.Cell;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.DevicePoints;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a device earned, without its name.
 *
 * @param pseudonym its name in this epoch only
 * @param cell where it stands, see {@link CoarseCells}
 * @param points in each pool, with the owner who is paid
 */
public record PublicDevice(Hash32 pseudonym, Optional<Cell> cell, DevicePoints points)
    implements Comparable<PublicDevice> {
  private static final int ADDRESS = 20;
  private static final int LENGTH = Hash32.LENGTH + ADDRESS + 5 * Long.BYTES;

  /**
   * Pseudonym ‖ owner ‖ cell, or 0 ‖ points of the beacon, witness, weather and data pool, numbers
   * of eight bytes, big-endian.
   */
  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
    pseudonym.putInto(bytes);
    return bytes
        .put(points.owner().toBytes())
        .putLong(cell.map(Cell::index).orElse(0L))
        .putLong(points.beacon())
        .putLong(points.witness())
        .putLong(points.weather())
        .putLong(points.data())
        .array();
  }

  /** Throws {@link IllegalArgumentException} for bytes that are no such record. */
  public static PublicDevice of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("is of " + bytes.length + " bytes, not " + LENGTH);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte[] pseudonym = new byte[Hash32.LENGTH];
    byte[] owner = new byte[ADDRESS];
    in.get(pseudonym).get(owner);
    long cell = in.getLong();
    return new PublicDevice(
        Hash32.of(pseudonym),
        cell == 0 ? Optional.empty() : Optional.of(new Cell(cell)),
        new DevicePoints(
            new EvmAddress("0x" + HexFormat.of().formatHex(owner)),
            in.getLong(),
            in.getLong(),
            in.getLong(),
            in.getLong()));
  }

  @Override
  public int compareTo(PublicDevice other) {
    return pseudonym.compareTo(other.pseudonym);
  }
}
