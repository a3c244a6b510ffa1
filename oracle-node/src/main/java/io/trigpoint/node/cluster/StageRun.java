package io.trigpoint.node.cluster;

import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.compute.ShardSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a stage: all decisions are made on the caller's thread, from the crews' events. */
final class StageRun {
  private static final Logger LOG = LoggerFactory.getLogger(StageRun.class);
  private static final int WINDOW_PER_CALL = 4;

  private final Collection<ShardCrew> crews;
  private final ShardSchedule<String> schedule;
  private final BlockingQueue<CrewEvent> events = new LinkedBlockingQueue<>();
  private final Set<ShardCrew> ready = new HashSet<>();
  private final Set<ShardCrew> reminded = new HashSet<>();
  private final Map<ShardCrew, Integer> busy = new HashMap<>();
  private final SortedMap<String, Integer> counts = new TreeMap<>();

  /**
   * @param owner the name of the crew that is asked first
   * @param crews the first must be one that is never lost
   */
  StageRun(int shards, IntFunction<String> owner, List<ShardCrew> crews) {
    this.crews = List.copyOf(crews);
    int calls = crews.stream().mapToInt(ShardCrew::capacity).sum();
    this.schedule = new ShardSchedule<>(shards, WINDOW_PER_CALL * calls, owner);
  }

  /** How many shards each crew ran. */
  SortedMap<String, Integer> counts() {
    return counts;
  }

  /** Throws what the work itself throws here. */
  void toTheEnd(IntFunction<byte[]> prior, ShardSink sink) throws CorruptFile, IOException {
    crews.forEach(crew -> crew.prepare(events::add));
    while (!schedule.isOver()) {
      ready.forEach(crew -> fill(crew, prior));
      take(nextEvent());
      while (schedule.hasNext()) {
        sink.accept(schedule.next(), schedule.takeNext());
      }
    }
  }

  private void fill(ShardCrew crew, IntFunction<byte[]> prior) {
    while (busy.getOrDefault(crew, 0) < crew.capacity()) {
      OptionalInt shard = schedule.handOut(crew.name());
      if (shard.isEmpty()) {
        return;
      }
      busy.merge(crew, 1, Integer::sum);
      crew.run(shard.getAsInt(), prior.apply(shard.getAsInt()), events::add);
    }
  }

  private CrewEvent nextEvent() throws InterruptedIOException {
    try {
      return events.take();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while shards were running");
    }
  }

  private void take(CrewEvent event) throws CorruptFile, IOException {
    switch (event) {
      case CrewEvent.Ready(ShardCrew crew) -> {
        boolean _ = ready.add(crew);
      }
      case CrewEvent.Done done -> done(done);
      case CrewEvent.Forgot(ShardCrew crew, int shard) -> forgot(crew, shard);
      case CrewEvent.Lost(ShardCrew crew, String why) -> lost(crew, why);
      case CrewEvent.Broken(_, Exception why) -> throw broken(why);
    }
  }

  private void done(CrewEvent.Done done) {
    busy.merge(done.crew(), -1, Integer::sum);
    if (schedule.done(done.crew().name(), done.shard(), done.result())) {
      counts.merge(done.crew().name(), 1, Integer::sum);
    }
  }

  /** A crew that forgets twice has no room for the work. */
  private void forgot(ShardCrew crew, int shard) {
    busy.merge(crew, -1, Integer::sum);
    schedule.failed(crew.name(), shard);
    if (!ready.remove(crew)) {
      return;
    }
    if (reminded.add(crew)) {
      crew.prepare(events::add);
    } else {
      LOG.warn("{} forgets the stage's context; its shards run elsewhere", crew.name());
    }
  }

  private void lost(ShardCrew crew, String why) {
    schedule.lost(crew.name());
    if (ready.remove(crew)) {
      LOG.warn("{} is lost ({}); its shards run elsewhere", crew.name(), why);
    }
  }

  private static RuntimeException broken(Exception why) throws CorruptFile, IOException {
    return switch (why) {
      case CorruptFile corrupt -> throw corrupt;
      case IOException unreadable -> throw unreadable;
      case RuntimeException bug -> bug;
      default -> new IllegalStateException(why);
    };
  }
}
