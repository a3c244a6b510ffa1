package io.trigpoint.attacks;

import io.trigpoint.coverage.evidence.ForwarderStat;
import io.trigpoint.coverage.evidence.StationReading;
import java.util.List;

/** A way in which honest hotspots may come to be denied. */
interface Framing {
  /** Whose loss is looked at. */
  default List<Hotspot> victims(Ground ground) {
    return ground.townspeople();
  }

  /** The honest reports of a day as they arrive. */
  default Day honest(Day day) {
    return day;
  }

  /** Adds what others do on a day. */
  default void act(Ground ground) {}

  /** Status lines until the end of a day. */
  default List<ForwarderStat> stats(int day) {
    return List.of();
  }

  /** Weather until the end of a day. */
  default List<StationReading> readings(int day) {
    return List.of();
  }
}
