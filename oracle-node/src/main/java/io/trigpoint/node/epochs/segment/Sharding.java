package io.trigpoint.node.epochs.segment;

import io.trigpoint.node.epochs.SealedReport;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.MalformedReport;
import io.trigpoint.report.Report;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.Witness;

/**
 * Which shard of an epoch holds a report: by beacon payload for beacons and their witnesses, by
 * device for the rest. The number of shards is a power of two.
 */
public final class Sharding {
  /** As many reports as a shard holds on average, at most, while shards are not all used up. */
  public static final int REPORTS = 16_384;

  public static final int MOST_SHARDS = 4_096;

  private Sharding() {}

  /** The smallest power of two of shards that hold at most {@link #REPORTS} each on average. */
  public static int shardsFor(long reports) {
    int shards = 1;
    while (shards < MOST_SHARDS && Math.ceilDiv(reports, shards) > REPORTS) {
      shards *= 2;
    }
    return shards;
  }

  /** The shard of a report, whatever its bytes are. */
  public static int shardOf(SealedReport sealed, int shards) {
    return shardOf(subject(sealed), shards);
  }

  /** The shard of a beacon and of all that heard it. */
  public static int shardOfPayload(byte[] payload, int shards) {
    return shardOf(payload, shards);
  }

  /** The shard of the weather readings and locations of a device. */
  public static int shardOf(DeviceId device, int shards) {
    return shardOf(device.value().toBytes(), shards);
  }

  /**
   * A number by which the reports of any shard are a range: the hash of the subject with its bits
   * reversed, in the order of signed numbers.
   */
  public static int place(Report report) {
    return place(Hashes.sha256(subject(report)).hashCode());
  }

  /** The shard at a place. */
  public static int shardAt(int place, int shards) {
    return Integer.reverse(place ^ Integer.MIN_VALUE) & shards - 1;
  }

  /** The first place of a shard. */
  public static int firstPlace(int shard) {
    return place(shard);
  }

  /** The last place of a shard. */
  public static int lastPlace(int shard, int shards) {
    return place(shard | -shards);
  }

  private static int place(int hash) {
    return Integer.reverse(hash) ^ Integer.MIN_VALUE;
  }

  private static byte[] subject(SealedReport sealed) {
    try {
      return subject(sealed.signed().report());
    } catch (MalformedReport unreadable) {
      return sealed.id().value().toBytes();
    }
  }

  private static byte[] subject(Report report) {
    return switch (report) {
      case Beacon beacon -> beacon.payload().toBytes();
      case Witness witness -> witness.payload().toBytes();
      case WeatherReading reading -> reading.header().device().value().toBytes();
      case LocationAssertion location -> location.header().device().value().toBytes();
    };
  }

  /** The first four bytes of the subject's SHA-256, big-endian and unsigned, modulo the shards. */
  private static int shardOf(byte[] subject, int shards) {
    return Integer.remainderUnsigned(Hashes.sha256(subject).hashCode(), shards);
  }
}
