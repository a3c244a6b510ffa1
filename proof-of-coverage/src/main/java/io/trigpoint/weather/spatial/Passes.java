package io.trigpoint.weather.spatial;

import java.util.Arrays;

/**
 * Judges stations again and again, each time without those that were refused before, until a pass
 * changes nothing. From the second pass on only stations are judged that a change could reach.
 */
final class Passes {
  private final PerStation checked;
  private final double reach;
  private final Surroundings around;
  private final Flags flags;
  private boolean[] refused;

  /** Whether a station disagrees with those that are not refused. */
  interface Judge {
    boolean disagrees(int station, boolean[] refused);
  }

  Passes(int size, PerStation checked, double reach, Surroundings around) {
    this.checked = checked;
    this.around = around;
    this.reach = reach;
    flags = new Flags(size, Flags.PASS);
    refused = new boolean[size];
  }

  Flags flags() {
    return flags;
  }

  /** Who was refused stays so. */
  Flags run(int most, Judge judge) {
    return run(most, false, judge);
  }

  /** Who was refused is judged again when its neighbours change, and may pass. */
  Flags redeem(int most, Judge judge) {
    return run(most, true, judge);
  }

  private Flags run(int most, boolean redeeming, Judge judge) {
    boolean[] due = new boolean[refused.length];
    Arrays.fill(due, true);
    boolean changing = true;
    for (int pass = 0; pass < most && changing; pass++) {
      boolean[] before = refused;
      refused = judge(judge, due, redeeming);
      boolean[] changed = new boolean[due.length];
      changing = false;
      for (int i = 0; i < due.length; i++) {
        changed[i] = before[i] != refused[i];
        changing |= changed[i];
      }
      due = touched(changed);
    }
    for (int i = 0; i < refused.length; i++) {
      if (refused[i]) {
        flags.set(i, Flags.FAIL);
      }
    }
    return flags;
  }

  private boolean[] judge(Judge judge, boolean[] due, boolean redeeming) {
    boolean[] after = refused.clone();
    for (int i = 0; i < due.length; i++) {
      if (due[i] && checked.at(i) == 1 && (redeeming || !refused[i])) {
        after[i] = judge.disagrees(i, refused);
      }
    }
    return after;
  }

  private boolean[] touched(boolean[] changed) {
    boolean[] touched = new boolean[changed.length];
    Hits hits = new Hits();
    for (int i = 0; i < changed.length; i++) {
      if (changed[i]) {
        around.listeners(i, reach, hits);
        for (int hit = 0; hit < hits.size(); hit++) {
          touched[hits.station(hit)] = true;
        }
      }
    }
    return touched;
  }
}
