package io.trigpoint.attacks;

import io.trigpoint.coverage.CoveragePoints;
import io.trigpoint.report.DeviceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hotspots that hear well and file the first beacon that they hear in each segment as their own.
 * Only what the stolen beacons earn is undue: their receptions are real.
 */
record StolenBeacons(String name, List<Hotspot> keys, Map<DeviceId, Long> lastSegment)
    implements Attack {
  private static final int RECOVERY_MS = 5_000;

  static StolenBeacons by(String name, List<Hotspot> keys) {
    return new StolenBeacons(name, keys, new HashMap<>());
  }

  @Override
  public List<Radio> radios() {
    return keys.stream().map(Hotspot::radio).toList();
  }

  @Override
  public long undue(CoveragePoints points) {
    return points.beacon();
  }

  @Override
  public boolean beacons(Hotspot key) {
    return false;
  }

  @Override
  public void send(Beaconing beacon, Ether ether) {
    throw new IllegalStateException("thieves make no beacons");
  }

  @Override
  public void heard(Beaconing beacon, Heard heard, Ether ether) {
    long segment = heard.endMicros() / 1_000 / Calendar.SEGMENT_MS;
    for (Hotspot key : keys) {
      if (key.radio().equals(heard.at())) {
        if (lastSegment.getOrDefault(key.id(), 0L) < segment) {
          lastSegment.put(key.id(), segment);
          ether.file(key, beacon, RECOVERY_MS);
        }
        ether.file(key, beacon, heard, 0);
      }
    }
  }
}
