package io.trigpoint.weather.spatial;

import java.util.Arrays;

/**
 * What a check says of every station: one of the flags below, a score where the check has one, and
 * why a station was not judged.
 */
public final class Flags {
  public static final int PASS = 0;
  public static final int FAIL = 1;

  /** Nobody else in the inner circle. */
  public static final int ALONE = 11;

  /** Too few in the outer circle. */
  public static final int TOO_FEW = 12;

  /** The covariances of the box have no inverse. */
  public static final int SINGULAR = 100;

  public static final int NOT_JUDGED = -999;

  private static final int[] NOBODY = {};

  private final int[] flags;
  private final double[] scores;
  private final String[] whys;
  private final int[][] heard;
  private final double[] limits;

  Flags(int size, int initial) {
    flags = new int[size];
    scores = new double[size];
    whys = new String[size];
    heard = new int[size][];
    limits = new double[size];
    Arrays.fill(flags, initial);
    Arrays.fill(scores, NOT_JUDGED);
    Arrays.fill(whys, "");
    Arrays.fill(heard, NOBODY);
  }

  public int size() {
    return flags.length;
  }

  public int flag(int station) {
    return flags[station];
  }

  /** The figure that was compared; {@link #NOT_JUDGED} where there is none, never NaN. */
  public double score(int station) {
    return scores[station];
  }

  /** What the figure was compared with; 0 where there is none. */
  public double limit(int station) {
    return limits[station];
  }

  /** Why the station was not judged; empty for one that was. */
  public String why(int station) {
    return whys[station];
  }

  /** The stations that had a say, as far as they are kept: the reference's are not. */
  public int[] heard(int station) {
    return heard[station].clone();
  }

  /** How many stations have the flag. */
  public int count(int flag) {
    return (int) Arrays.stream(flags).filter(each -> each == flag).count();
  }

  void set(int station, int flag) {
    flags[station] = flag;
  }

  /** Judged after all. */
  void decided(int station, int flag) {
    flags[station] = flag;
    whys[station] = "";
  }

  void score(int station, double score) {
    scores[station] = Double.isFinite(score) ? score : NOT_JUDGED;
  }

  void compared(int station, double figure, double limit) {
    score(station, figure);
    limits[station] = limit;
    whys[station] = "";
  }

  void heard(int station, int[] stations) {
    heard[station] = stations;
  }

  /** Takes what is said of another station, whose neighbours have numbers of their own. */
  void copy(int station, Flags from, int other, int[] numbers) {
    flags[station] = from.flags[other];
    scores[station] = from.scores[other];
    limits[station] = from.limits[other];
    whys[station] = from.whys[other];
    int[] those = from.heard[other];
    int[] these = those.length == 0 ? NOBODY : new int[those.length];
    for (int i = 0; i < these.length; i++) {
      these[i] = numbers[those[i]];
    }
    heard[station] = these;
  }

  /** The same for the stations in the order from which these were put in order. */
  Flags from(int[] order) {
    Flags flags = new Flags(order.length, NOT_JUDGED);
    for (int i = 0; i < order.length; i++) {
      flags.copy(order[i], this, i, order);
    }
    return flags;
  }

  void notJudged(int station, int flag, String why) {
    flags[station] = flag;
    whys[station] = why;
    scores[station] = NOT_JUDGED;
    limits[station] = 0;
    heard[station] = NOBODY;
  }
}
