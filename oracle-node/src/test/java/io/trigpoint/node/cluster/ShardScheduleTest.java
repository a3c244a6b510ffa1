package io.trigpoint.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShardScheduleTest {
  private static final byte[] RESULT = {1};

  @Test
  void aMemberGetsItsOwnShardsFirstAndThenTheLowestOfAnother() {
    ShardSchedule<String> schedule = new ShardSchedule<>(4, 4, shard -> shard < 2 ? "a" : "b");
    assertThat(schedule.handOut("b")).hasValue(2);
    assertThat(schedule.handOut("b")).hasValue(3);
    assertThat(schedule.handOut("b")).hasValue(0);
    assertThat(schedule.handOut("a")).hasValue(1);
    assertThat(schedule.handOut("a")).isEmpty();
  }

  @Test
  void noShardIsHandedOutFarAheadOfTheFirstWithoutAResult() {
    ShardSchedule<String> schedule = new ShardSchedule<>(10, 3, _ -> "a");
    assertThat(handOutAll(schedule, "a")).containsExactly(0, 1, 2);
    assertThat(schedule.done("a", 1, RESULT)).isTrue();
    assertThat(schedule.handOut("a")).isEmpty();
    assertThat(schedule.done("a", 0, RESULT)).isTrue();
    assertThat(schedule.takeNext()).isEqualTo(RESULT);
    assertThat(handOutAll(schedule, "a")).containsExactly(3);
  }

  @Test
  void aLostMembersShardsRunElsewhereAndItsLateResultsArePassedOver() {
    ShardSchedule<String> schedule = new ShardSchedule<>(2, 2, _ -> "a");
    assertThat(handOutAll(schedule, "a")).containsExactly(0, 1);
    schedule.lost("a");
    assertThat(schedule.done("a", 0, RESULT)).isFalse();
    assertThat(handOutAll(schedule, "b")).containsExactly(0, 1);
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyShardComesOutOnceAndInOrderWhateverIsLost(long seed) {
    Random random = new Random(seed);
    int shards = 1 + random.nextInt(60);
    int window = 1 + random.nextInt(12);
    List<String> members = new ArrayList<>(List.of("a", "b", "c"));
    ShardSchedule<String> schedule =
        new ShardSchedule<>(shards, window, shard -> List.of("a", "b", "c", "d").get(shard % 4));
    Map<String, Set<Integer>> running = new HashMap<>();
    List<Integer> out = new ArrayList<>();
    while (!schedule.isOver()) {
      String member = members.get(random.nextInt(members.size()));
      Set<Integer> its = running.computeIfAbsent(member, _ -> new HashSet<>());
      switch (random.nextInt(8)) {
        case 0, 1, 2, 3 -> schedule.handOut(member).ifPresent(its::add);
        case 4 ->
            its.stream()
                .findFirst()
                .ifPresent(shard -> {
                  its.remove(shard);
                  schedule.failed(member, shard);
                });
        case 5 -> {
          if (members.size() > 1 && random.nextInt(20) == 0) {
            members.remove(member);
            schedule.lost(member);
          }
        }
        default ->
            its.stream()
                .findFirst()
                .ifPresent(shard -> {
                  its.remove(shard);
                  assertThat(schedule.done(member, shard, new byte[] {(byte) (int) shard}))
                      .isTrue();
                });
      }
      while (schedule.hasNext()) {
        int shard = schedule.next();
        assertThat(schedule.takeNext()).containsExactly(shard);
        out.add(shard);
      }
    }
    assertThat(out).isEqualTo(IntStream.range(0, shards).boxed().toList());
  }

  private static List<Integer> handOutAll(ShardSchedule<String> schedule, String member) {
    List<Integer> all = new ArrayList<>();
    OptionalInt next = schedule.handOut(member);
    while (next.isPresent()) {
      all.add(next.getAsInt());
      next = schedule.handOut(member);
    }
    return all;
  }
}
