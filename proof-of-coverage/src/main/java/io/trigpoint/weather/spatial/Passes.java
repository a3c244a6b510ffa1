package io.trigpoint.weather.spatial;

import java.util.Arrays;

/**
 * Judges stations again and again, each time without those that were refused before, until a pass
 * refuses nobody. From the second pass on only stations are judged that a refused one could reach.
 */
final class Passes {
  private final PerStation checked;
  private final double reach;
  private final Surroundings around;
  private final Flags flags;
  private final boolean[] refused;

  /** Whether a station disagrees with those that are not refused. */
  interface Judge {
    boolean disagrees(int station, boolean[] refused);
  }

  Passes(int size, PerStation checked, PerStation radius, Surroundings around) {
    this.checked = checked;
    this.around = around;
    reach = radius.largest();
    flags = new Flags(size, Flags.PASS);
    refused = new boolean[size];
  }

  Flags flags() {
    return flags;
  }

  Flags run(int most, Judge judge) {
    boolean[] due = new boolean[refused.length];
    Arrays.fill(due, true);
    for (int pass = 0; pass < most; pass++) {
      boolean[] fresh = judge(judge, due);
      due = touched(fresh);
    }
    return flags;
  }

  private boolean[] judge(Judge judge, boolean[] due) {
    boolean[] fresh = new boolean[due.length];
    for (int i = 0; i < due.length; i++) {
      fresh[i] = due[i] && !refused[i] && checked.at(i) == 1 && judge.disagrees(i, refused);
    }
    for (int i = 0; i < due.length; i++) {
      if (fresh[i]) {
        refused[i] = true;
        flags.set(i, Flags.FAIL);
      }
    }
    return fresh;
  }

  private boolean[] touched(boolean[] fresh) {
    boolean[] touched = new boolean[fresh.length];
    Hits hits = new Hits();
    for (int i = 0; i < fresh.length; i++) {
      if (fresh[i]) {
        around.listeners(i, reach, hits);
        for (int hit = 0; hit < hits.size(); hit++) {
          touched[hits.station(hit)] = true;
        }
      }
    }
    return touched;
  }
}
