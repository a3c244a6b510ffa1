package io.trigpoint.weather.spatial;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.Seeds;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The index finds what looking at every station finds. */
class SphereIndexTest {
  static Stream<Long> seeds() {
    return Seeds.hundred();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsAllWithinARadiusAndTheNearest(long seed) {
    Network network = HostileNetworks.of(seed);
    Random random = new Random(seed);
    Sphere sphere = new Sphere(network);
    boolean[] hidden = new boolean[network.size()];
    boolean[] leftOut = new boolean[network.size()];
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = random.nextInt(5) == 0;
      leftOut[i] = random.nextInt(5) == 0;
    }
    SphereIndex index = new SphereIndex(sphere, hidden);
    Hits hits = new Hits();
    for (int i = 0; i < network.size(); i++) {
      double radius = StrictMath.pow(10, 1 + 6 * random.nextDouble());
      index.within(i, radius, Integer.MAX_VALUE, hits);
      assertThat(found(hits)).isEqualTo(all(sphere, i, radius, hidden, new boolean[hidden.length]));
      SortedSet<Integer> open = all(sphere, i, radius, hidden, leftOut);
      int most = 1 + random.nextInt(9);
      index.nearest(i, radius, most, leftOut, hits);
      assertThat(hits.size()).isEqualTo(StrictMath.min(most, open.size()));
      for (int hit = 1; hit < hits.size(); hit++) {
        assertThat(hits.square(hit)).isGreaterThanOrEqualTo(hits.square(hit - 1));
      }
      open.removeAll(found(hits));
      for (int farther : open) {
        assertThat(sphere.square(i, farther)).isGreaterThanOrEqualTo(hits.square(hits.size() - 1));
      }
    }
  }

  private static SortedSet<Integer> found(Hits hits) {
    SortedSet<Integer> found = new TreeSet<>();
    for (int hit = 0; hit < hits.size(); hit++) {
      found.add(hits.station(hit));
    }
    return found;
  }

  private static SortedSet<Integer> all(
      Sphere sphere, int station, double radius, boolean[] hidden, boolean[] leftOut) {
    SortedSet<Integer> all = new TreeSet<>();
    for (int i = 0; i < hidden.length; i++) {
      if (!hidden[i] && !leftOut[i] && sphere.square(station, i) <= radius * radius) {
        all.add(i);
      }
    }
    return all;
  }
}
