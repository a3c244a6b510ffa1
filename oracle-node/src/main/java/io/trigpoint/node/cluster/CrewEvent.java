package io.trigpoint.node.cluster;

/** What a crew has to tell. */
sealed interface CrewEvent {

  ShardCrew crew();

  /** It may be given shards. */
  record Ready(ShardCrew crew) implements CrewEvent {}

  /** A shard is done. */
  final class Done implements CrewEvent {
    private final ShardCrew crew;
    private final int shard;
    private final byte[] result;

    Done(ShardCrew crew, int shard, byte[] result) {
      this.crew = crew;
      this.shard = shard;
      this.result = result;
    }

    @Override
    public ShardCrew crew() {
      return crew;
    }

    int shard() {
      return shard;
    }

    byte[] result() {
      return result;
    }
  }

  /** It needs the context again. */
  record Forgot(ShardCrew crew, int shard) implements CrewEvent {}

  /** It is gone, or cannot do its work. */
  record Lost(ShardCrew crew, String why) implements CrewEvent {}

  /** The work itself fails here, so it would fail again. */
  record Broken(ShardCrew crew, Exception why) implements CrewEvent {}
}
