package io.trigpoint.node.cluster;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import io.trigpoint.node.intake.IntakeQuota;
import io.trigpoint.report.DeviceId;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A device's quota over all nodes of the cluster. Each node has its own buckets and learns the
 * cluster's total of the minute after each charge, so a device that spreads its batches over the
 * nodes overshoots by what is under way and no more. Without the cluster the own buckets still
 * hold.
 */
public final class SharedQuota implements IntakeQuota {
  private static final long MINUTE_MS = 60_000;
  private static final int SWEEP_ABOVE = 100_000;

  private final IntakeQuota own;
  private final long perMinute;
  private final IMap<String, Long> used;
  private final ConcurrentMap<DeviceId, Total> totals = new ConcurrentHashMap<>();

  private record Total(long minute, long reports) {}

  /**
   * @param own this node's buckets
   * @param perMinute reports of one device that the cluster takes in a minute
   */
  public SharedQuota(OperatorCluster cluster, IntakeQuota own, long perMinute) {
    this.own = own;
    this.perMinute = perMinute;
    this.used = cluster.hazelcast().getMap(OperatorCluster.QUOTA_MAP);
  }

  @Override
  public boolean allows(DeviceId device, int reports, long nowMs) {
    Total total = totals.get(device);
    long before = total == null || total.minute() != nowMs / MINUTE_MS ? 0 : total.reports();
    return own.allows(device, reports, nowMs) && before + reports <= perMinute;
  }

  @Override
  public void charge(DeviceId device, int reports, long nowMs) {
    own.charge(device, reports, nowMs);
    long minute = nowMs / MINUTE_MS;
    var _ =
        used.submitToKey(device.hex() + ":" + minute, new Add(reports))
            .toCompletableFuture()
            .thenAccept(total -> totals.put(device, new Total(minute, total)));
    if (totals.size() > SWEEP_ABOVE) {
      totals.values().removeIf(total -> total.minute() != minute);
    }
  }

  record Add(int reports) implements EntryProcessor<String, Long, Long>, Serializable {
    @Override
    public Long process(Map.Entry<String, @Nullable Long> entry) {
      Long before = entry.getValue();
      long after = (before == null ? 0 : before) + reports;
      entry.setValue(after);
      return after;
    }
  }
}
