package io.trigpoint.rewards.merkle;

import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.WeatherVariable;
import java.nio.ByteBuffer;

/**
 * One measured value as the ReadingVerifier contract checks it.
 *
 * @param cell coarse cell of the device, no finer than resolution 7
 * @param observedMs when the device measured, Unix milliseconds
 * @param value in the unit of the quantity, see {@link WeatherVariable}
 * @param qualityPpm quality of the device in the epoch; 0 when it has none
 */
public record ReadingLeaf(
    ReportId report,
    DeviceId device,
    Cell cell,
    long observedMs,
    WeatherVariable quantity,
    long value,
    int qualityPpm) {
  private static final int WORD = 32;
  private static final int FIELDS = 7;
  private static final int FINEST = 7;
  private static final int MILLION = 1_000_000;

  public ReadingLeaf {
    if (cell.resolution() > FINEST) {
      throw new IllegalArgumentException("finer than resolution " + FINEST + ": " + cell);
    }
    if (observedMs < 0) {
      throw new IllegalArgumentException("before 1970: " + observedMs);
    }
    if (qualityPpm < 0 || qualityPpm > MILLION) {
      throw new IllegalArgumentException("not parts per million: " + qualityPpm);
    }
  }

  /** The number of a quantity in the contract; a number is never given to another quantity. */
  public static int number(WeatherVariable quantity) {
    return switch (quantity) {
      case TEMPERATURE -> 1;
      case HUMIDITY -> 2;
      case STATION_PRESSURE -> 3;
      case SEA_LEVEL_PRESSURE -> 4;
      case WIND_SPEED -> 5;
      case WIND_GUST -> 6;
      case WIND_DIRECTION -> 7;
      case RAIN -> 8;
      case SOLAR -> 9;
      case UV_INDEX -> 10;
    };
  }

  /** keccak256(keccak256(abi.encode(report, device, cell, time, quantity, value, quality))). */
  public Hash32 hash() {
    ByteBuffer encoded = ByteBuffer.allocate(FIELDS * WORD);
    report.value().putInto(encoded);
    device.value().putInto(encoded);
    putWord(encoded, cell.index());
    putWord(encoded, observedMs);
    putWord(encoded, number(quantity));
    putWord(encoded, value);
    putWord(encoded, qualityPpm);
    return Hashes.keccak256(Hashes.keccak256(encoded.array()).toBytes());
  }

  /** The number in 256 bits, negative ones as their two's complement. */
  private static void putWord(ByteBuffer into, long number) {
    long sign = number >> (Long.SIZE - 1);
    into.putLong(sign).putLong(sign).putLong(sign).putLong(number);
  }
}
