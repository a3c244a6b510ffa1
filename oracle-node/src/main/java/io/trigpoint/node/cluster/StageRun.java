package io.trigpoint.node.cluster;

import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.compute.ShardSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a stage: all decisions are made on the caller's thread, from the crews' events. */
final class StageRun {
  private static final Logger LOG = LoggerFactory.getLogger(StageRun.class);
  private static final int WINDOW_PER_CALL = 4;

  private final List<ShardCrew> crews;
  private final Duration silence;
  private final ShardSchedule<String> schedule;
  private final BlockingQueue<CrewEvent> events = new LinkedBlockingQueue<>();
  private final Set<ShardCrew> ready = new HashSet<>();
  private final Set<ShardCrew> reminded = new HashSet<>();
  private final Map<ShardCrew, Integer> busy = new HashMap<>();
  private final Map<ShardCrew, Long> heardNanos = new HashMap<>();
  private final SortedMap<String, Integer> counts = new TreeMap<>();

  /** A crew and how long ago it told something or was given its first shard. */
  private record Quiet(ShardCrew crew, long nanos) {

    CrewEvent lost(Duration limit) {
      return new CrewEvent.Lost(crew, "no answer for " + limit);
    }
  }

  /**
   * @param owner the name of the crew that is asked first
   * @param crews the first must be one that is never lost
   * @param silence a crew that has shards and tells nothing for so long is lost
   */
  StageRun(int shards, IntFunction<String> owner, List<ShardCrew> crews, Duration silence) {
    this.crews = List.copyOf(crews);
    this.silence = silence;
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
      if (busy.merge(crew, 1, Integer::sum) == 1) {
        heardNanos.put(crew, System.nanoTime());
      }
      crew.run(shard.getAsInt(), prior.apply(shard.getAsInt()), events::add);
    }
  }

  private CrewEvent nextEvent() throws InterruptedIOException {
    try {
      Optional<Quiet> quietest = quietest(System.nanoTime());
      if (quietest.isEmpty()) {
        return events.take();
      }
      Quiet quiet = quietest.get();
      CrewEvent event = events.poll(silence.toNanos() - quiet.nanos(), TimeUnit.NANOSECONDS);
      return event == null ? quiet.lost(silence) : event;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while shards were running");
    }
  }

  /** The crew that has told nothing for longest, of those with shards but the first. */
  private Optional<Quiet> quietest(long nowNanos) {
    return heardNanos.entrySet().stream()
        .filter(each -> busy.getOrDefault(each.getKey(), 0) > 0)
        .filter(each -> !each.getKey().equals(crews.getFirst()))
        .map(each -> new Quiet(each.getKey(), nowNanos - each.getValue()))
        .max(Comparator.comparingLong(Quiet::nanos));
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
    returned(done.crew());
    if (schedule.done(done.crew().name(), done.shard(), done.result())) {
      counts.merge(done.crew().name(), 1, Integer::sum);
    }
  }

  private void returned(ShardCrew crew) {
    busy.merge(crew, -1, Integer::sum);
    heardNanos.put(crew, System.nanoTime());
  }

  /** A crew that forgets twice has no room for the work. */
  private void forgot(ShardCrew crew, int shard) {
    returned(crew);
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
    heardNanos.remove(crew);
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
