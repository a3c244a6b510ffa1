package io.trigpoint.weather.spatial;

import io.trigpoint.weather.spatial.CircleJudge.Verdict;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The spatial consistency test of a yes or no: how much the stations with the event, and those
 * without, would each have to say at a station's place without it. A station fails when the other
 * class has more, by the relative information p·ln(p/q).
 *
 * @param event thresholds in the value's unit
 * @param condition how a value is compared with it
 * @param limit information beyond which a station fails
 */
public record SctDual(
    CircleRule circles, ScaleRule scales, PerStation event, Condition condition, PerStation limit)
    implements SpatialRule {
  private static final double ERROR = 0.1;

  /** Less influence than this on both sides tells nothing. */
  private static final double LEAST_INFLUENCE = 0.45;

  private static final double ALMOST_NONE = 0.001;

  /** When the event has happened. */
  public enum Condition {
    EQUAL,
    GREATER,
    AT_LEAST,
    LESS,
    AT_MOST;

    boolean holds(double value, double threshold) {
      return switch (this) {
        case EQUAL -> value == threshold;
        case GREATER -> value > threshold;
        case AT_LEAST -> value >= threshold;
        case LESS -> value < threshold;
        case AT_MOST -> value <= threshold;
      };
    }
  }

  @Override
  public Needs needs() {
    return new Needs(true, true, true);
  }

  @Override
  public SpatialRule inOrder(int[] order) {
    return new SctDual(
        circles.inOrder(order), scales, event.inOrder(order), condition, limit.inOrder(order));
  }

  @Override
  public Flags check(Network network, Surroundings around) {
    CircleJudge judge =
        new CircleJudge() {
          @Override
          public Verdict judge(Circle circle, boolean alone) {
            return SctDual.this.judge(circle);
          }

          @Override
          public boolean mayRedeem(int station) {
            return true;
          }
        };
    return new Circles(circles, network, around, judge).run();
  }

  private Verdict judge(Circle circle) {
    Box box = circle.box;
    boolean[] yes = new boolean[box.n];
    int count = 0;
    for (int i = 0; i < box.n; i++) {
      yes[i] = condition.holds(box.values[i], event.at(box.stations[i]));
      count += yes[i] ? 1 : 0;
    }
    if (count == 0 || count == box.n) {
      return new Verdict.AllGood();
    }
    scales.correlate(box);
    Side with = new Side(box, yes, true);
    Side without = new Side(box, yes, false);
    return with.solved && without.solved
        ? worst(circle, yes, with, without)
        : new Verdict.Singular();
  }

  private Verdict worst(Circle circle, boolean[] yes, Side with, Side without) {
    double largest = 0;
    int worst = -1;
    for (int t = 0; t < circle.testedSize; t++) {
      int place = circle.tested[t];
      double own = (yes[place] ? with : without).influence(place);
      double other = (yes[place] ? without : with).influence(place);
      double information = other * StrictMath.log(other / own);
      if (other > own
          && other >= LEAST_INFLUENCE
          && information > limit.at(circle.station(place))
          && (worst < 0 || information > largest)) {
        largest = information;
        worst = t;
      }
    }
    return worst < 0 ? new Verdict.NoneBad() : new Verdict.Worst(worst, largest);
  }

  /** The stations of one class. */
  private static final class Side {
    private static final int OTHER = -1;

    private final Box box;
    private final int[] members;

    /** Of each place in the box its number among the members. */
    private final int[] numbers;

    private final double[] sums;
    private final double[] diagonal;
    private final boolean solved;

    Side(Box box, boolean[] yes, boolean which) {
      this.box = box;
      members = IntStream.range(0, box.n).filter(i -> yes[i] == which).toArray();
      numbers = new int[box.n];
      Arrays.fill(numbers, OTHER);
      for (int i = 0; i < members.length; i++) {
        numbers[members[i]] = i;
      }
      sums = new double[members.length];
      diagonal = new double[members.length];
      Cholesky cholesky = new Cholesky();
      solved = cholesky.take(covariances(), members.length);
      if (solved) {
        double[] ones = new double[members.length];
        Arrays.fill(ones, 1);
        cholesky.times(ones, sums);
        cholesky.diagonal(diagonal);
      }
    }

    private double[] covariances() {
      int n = members.length;
      double[] matrix = new double[n * n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          matrix[i * n + j] = box.correlation(members[i], members[j]);
        }
        matrix[i * n + i] = 1 + ERROR;
      }
      return matrix;
    }

    /** What the class would have to say at a place without the station there. */
    double influence(int place) {
      int own = numbers[place];
      if (own != OTHER) {
        double influence = 1 - sums[own] / diagonal[own];
        return influence <= 0 ? ALMOST_NONE : influence;
      }
      double influence = 0;
      for (int i = 0; i < members.length; i++) {
        influence += box.correlation(place, members[i]) * sums[i];
      }
      return influence;
    }
  }
}
