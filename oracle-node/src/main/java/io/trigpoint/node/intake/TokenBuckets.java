package io.trigpoint.node.intake;

import io.trigpoint.report.DeviceId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** One token bucket per device, in memory; devices whose bucket is full again are forgotten. */
public final class TokenBuckets implements IntakeQuota {
  private static final int SWEEP_ABOVE = 100_000;

  private final long perSecond;
  private final long burst;
  private final ConcurrentMap<DeviceId, Bucket> buckets = new ConcurrentHashMap<>();

  private record Bucket(long thousandths, long atMs) {}

  /**
   * @param perSecond reports that a device may send every second, for ever
   * @param burst reports that it may send at once after a silence
   */
  public TokenBuckets(long perSecond, long burst) {
    this.perSecond = perSecond;
    this.burst = burst;
  }

  @Override
  public boolean allows(DeviceId device, int reports, long nowMs) {
    return level(buckets.get(device), nowMs) >= reports * 1000L;
  }

  @Override
  public void charge(DeviceId device, int reports, long nowMs) {
    buckets.compute(
        device,
        (_, bucket) -> new Bucket(Math.max(0, level(bucket, nowMs) - reports * 1000L), nowMs));
    if (buckets.size() > SWEEP_ABOVE) {
      buckets.values().removeIf(bucket -> level(bucket, nowMs) >= burst * 1000);
    }
  }

  private long level(@Nullable Bucket bucket, long nowMs) {
    if (bucket == null) {
      return burst * 1000;
    }
    long elapsedMs = Math.clamp(nowMs - bucket.atMs(), 0, 86_400_000);
    return Math.min(burst * 1000, bucket.thousandths() + elapsedMs * perSecond);
  }
}
