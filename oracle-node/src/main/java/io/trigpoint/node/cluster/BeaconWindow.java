package io.trigpoint.node.cluster;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import io.trigpoint.report.BeaconPayload;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster saw of each beacon in the last ten minutes, kept by the member that owns it: a
 * live picture for dashboards, never an input of an epoch.
 */
public final class BeaconWindow {
  private static final int NOTES_UNDER_WAY = 1_000;

  private final IMap<String, Sighting> sightings;
  private final Semaphore room = new Semaphore(NOTES_UNDER_WAY);

  public BeaconWindow(OperatorCluster cluster) {
    this.sightings = cluster.hazelcast().getMap(OperatorCluster.BEACON_MAP);
  }

  /**
   * One beacon as far as it was seen.
   *
   * @param beaconed whether the beacon's own report arrived
   * @param witnesses how many witness reports arrived
   */
  public record Sighting(boolean beaconed, int witnesses) implements Serializable {
    Sighting plus(boolean beacon) {
      return beacon ? new Sighting(true, witnesses) : new Sighting(beaconed, witnesses + 1);
    }
  }

  /**
   * The figures of the beacons that this member owns.
   *
   * @param open beacons seen
   * @param witnessed of those, with at least one witness
   */
  public record Live(int open, int witnessed) {}

  /** Notes a report without waiting for the owner; when owners lag behind, it is left out. */
  public void note(BeaconPayload payload, boolean beacon) {
    if (room.tryAcquire()) {
      var _ =
          sightings
              .submitToKey(payload.hex(), new Note(beacon))
              .toCompletableFuture()
              .whenComplete((_, _) -> room.release());
    }
  }

  public Live live() {
    int open = 0;
    int witnessed = 0;
    for (String payload : sightings.localKeySet()) {
      Sighting sighting = sightings.get(payload);
      if (sighting != null) {
        open++;
        witnessed += sighting.witnesses() > 0 ? 1 : 0;
      }
    }
    return new Live(open, witnessed);
  }

  record Note(boolean beacon)
      implements EntryProcessor<String, Sighting, @Nullable Object>, Serializable {
    @Override
    public @Nullable Object process(Map.Entry<String, @Nullable Sighting> entry) {
      Sighting before = entry.getValue();
      entry.setValue((before == null ? new Sighting(false, 0) : before).plus(beacon));
      return null;
    }
  }
}
