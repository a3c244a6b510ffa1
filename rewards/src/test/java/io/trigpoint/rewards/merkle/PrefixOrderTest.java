package io.trigpoint.rewards.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrefixOrderTest {

  /** Few different prefixes, high and low ones, so that most numbers meet their like. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void sortsAsAllOfThemCompare(long seed) {
    Random random = new Random(seed);
    long[] prefixes = new long[random.nextInt(200)];
    int[] rest = random.ints(prefixes.length, 0, 1_000).toArray();
    Arrays.setAll(prefixes, i -> random.nextInt(-3, 3) * (1L << random.nextInt(64)));
    Comparator<Integer> byPrefix = (a, b) -> Long.compareUnsigned(prefixes[a], prefixes[b]);
    Comparator<Integer> all = byPrefix.thenComparingInt(i -> rest[i]).thenComparingInt(i -> i);
    int[] expected =
        IntStream.range(0, prefixes.length)
            .boxed()
            .sorted(all)
            .mapToInt(Integer::intValue)
            .toArray();
    assertThat(PrefixOrder.of(prefixes.length, i -> prefixes[i], all::compare)).isEqualTo(expected);
  }
}
