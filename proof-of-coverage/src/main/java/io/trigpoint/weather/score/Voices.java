package io.trigpoint.weather.score;

import io.trigpoint.weather.spatial.Buddies;
import io.trigpoint.weather.spatial.BuddyRule;
import io.trigpoint.weather.spatial.Flags;
import io.trigpoint.weather.spatial.Network;
import io.trigpoint.weather.spatial.ParameterSet;
import io.trigpoint.weather.spatial.PerStation;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The independent neighbours of every station: of one owner and of one roof the nearest speaks for
 * all, and none for a station of its own owner.
 */
final class Voices {
  private static final int[] NOBODY = {};

  private final List<String> ids;
  private final List<ScoredStation> stations;
  private final Map<Question, int[][]> asked = new HashMap<>();

  private record Question(double radius, BitSet speaks) {}

  Voices(NetworkDay day) {
    ids = List.copyOf(day.stations().keySet());
    stations = List.copyOf(day.stations().values());
  }

  /** For every station that speaks, the others that speak within the radius, in metres. */
  int[][] within(double radius, BitSet speaks) {
    return asked.computeIfAbsent(new Question(radius, speaks), this::listen);
  }

  private int[][] listen(Question question) {
    double[] value = new double[ids.size()];
    for (int i = 0; i < value.length; i++) {
      value[i] = question.speaks.get(i) ? 0 : Double.NaN;
    }
    Network network =
        Network.of(
                stations.stream().mapToDouble(ScoredStation::latitude).toArray(),
                stations.stream().mapToDouble(ScoredStation::longitude).toArray(),
                stations.stream().mapToDouble(ScoredStation::elevation).toArray(),
                value)
            .ownedBy(stations.stream().map(ScoredStation::owner).toList())
            .named(ids);
    Flags heard = ParameterSet.TRIGPOINT.judge(listening(question.radius), network);
    return IntStream.range(0, value.length)
        .mapToObj(i -> question.speaks.get(i) ? heard.heard(i) : NOBODY)
        .toArray(int[][]::new);
  }

  List<String> names(int[] voices) {
    return IntStream.of(voices).mapToObj(ids::get).toList();
  }

  /** A buddy check that everybody passes: it notes who was heard. */
  private static Buddies listening(double radius) {
    PerStation one = PerStation.of(1);
    return new Buddies(
        new BuddyRule(PerStation.of(radius), one, 0, 0, 1, one), Double.MAX_VALUE, 1);
  }
}
