package io.trigpoint.node.epochs.compute;

import io.trigpoint.coverage.evidence.EvidenceStep;
import io.trigpoint.coverage.evidence.Reception;
import io.trigpoint.coverage.evidence.Watch;
import io.trigpoint.coverage.evidence.Watched;
import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The receptions of an epoch that its evidence looks at. What is bounded away follows from the
 * first readings of all shards, in whatever order and shards they come. For one thread.
 */
final class HeardReceptions {
  private final EpochHead head;
  private final Map<Integer, List<Reception>> byShard = new TreeMap<>();
  private Watched bounds;
  private int kept;

  /** Whether a reception of a shard counts after all. */
  @FunctionalInterface
  interface Counts {
    boolean test(int shard, Reception reception);
  }

  HeardReceptions(EpochHead head, Watch watch) {
    this.head = head;
    this.bounds = Watched.nothing(watch);
  }

  /** The first reading of a shard. */
  void put(int shard, List<Reception> heard) {
    List<Reception> seen = bounds.among(heard, head.devices());
    byShard.put(shard, seen);
    kept += seen.size();
    if (kept > 2L * head.parameters().evidence().mostReceptions()) {
      bound();
    }
  }

  /** What a later reading makes of a shard. */
  void replace(int shard, List<Reception> heard) {
    byShard.put(shard, bounds.among(heard, head.devices()));
  }

  /** Of too many receptions only those that the evidence may still look at stay. */
  void bound() {
    int most = head.parameters().evidence().mostReceptions();
    if (kept > most) {
      List<Reception> all = byShard.values().stream().flatMap(List::stream).toList();
      bounds = Watched.of(bounds.watch(), all, head.devices(), most);
      Set<Reception> stay = Collections.newSetFromMap(new IdentityHashMap<>());
      stay.addAll(bounds.receptions());
      byShard.replaceAll((shard, each) -> each.stream().filter(stay::contains).toList());
      kept = stay.size();
    }
  }

  /** What the evidence comes to; nothing is kept after it. */
  EvidenceStep step(Counts counts) {
    List<Reception> heard = new ArrayList<>();
    byShard.forEach((shard, each) ->
        each.stream().filter(reception -> counts.test(shard, reception)).forEach(heard::add));
    byShard.clear();
    SortedMap<DeviceId, RegisteredDevice> ends = ends(heard);
    return EvidenceStep.of(
        head.evidence().radio().window(ends),
        new EvidenceStep.Heard(heard, ends, head.selectionEntropy(), head.frame().period().endMs()),
        head.evidence().denials(),
        bounds.watch(),
        head.parameters().evidence());
  }

  /** The devices of this registry that a window of these receptions is about. */
  private SortedMap<DeviceId, RegisteredDevice> ends(List<Reception> heard) {
    Set<DeviceId> named = new HashSet<>();
    for (List<Reception> each : List.of(heard, head.evidence().radio().receptions())) {
      for (Reception reception : each) {
        named.add(reception.beaconer());
        named.add(reception.witness());
      }
    }
    SortedMap<DeviceId, RegisteredDevice> ends = new TreeMap<>();
    for (DeviceId end : named) {
      RegisteredDevice device = head.devices().get(end);
      if (device != null) {
        ends.put(end, device);
      }
    }
    return ends;
  }
}
