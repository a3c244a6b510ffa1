package io.trigpoint.node.cluster;

import java.io.Serializable;

/**
 * What a member says to a {@link ShardCall}. Failures are texts, so that no class of theirs
 * travels.
 */
sealed interface ShardAnswer extends Serializable {

  /** The shard's bytes. */
  final class Done implements ShardAnswer {
    private static final long serialVersionUID = 1L;
    private final byte[] result;

    Done(byte[] result) {
      this.result = result;
    }

    byte[] result() {
      return result;
    }
  }

  /** The member has forgotten the stage's context, and needs it again. */
  record NoContext() implements ShardAnswer {}

  /** The member cannot run the shard; somebody else may. */
  record Failed(String reason) implements ShardAnswer {}
}
