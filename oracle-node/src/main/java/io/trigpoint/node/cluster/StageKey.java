package io.trigpoint.node.cluster;

import io.trigpoint.node.epochs.compute.ShardStage;
import io.trigpoint.report.Hash32;
import java.io.Serializable;
import java.util.UUID;

/**
 * One run of one stage, as it is named between members.
 *
 * @param run drawn anew for each run, so that no context of another run is ever used
 */
record StageKey(UUID run, long epoch, String head, int stage) implements Serializable {

  static StageKey of(ShardStage stage) {
    return new StageKey(UUID.randomUUID(), stage.epoch(), stage.head().hex(), stage.number());
  }

  Hash32 headHash() {
    return Hash32.ofHex(head);
  }
}
