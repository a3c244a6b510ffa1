package io.trigpoint.attacks;

import io.trigpoint.coverage.CoveragePoints;
import java.util.List;

/** One way to cheat, with the keys that gain from it. */
interface Attack {
  String name();

  /** The keys whose income is undue. */
  List<Hotspot> keys();

  /** The radios that it really has on the air. */
  default List<Radio> radios() {
    return List.of();
  }

  /** What of a key's income is undue. */
  default long undue(CoveragePoints points) {
    return points.beacon() + points.witness();
  }

  /** Whether the key makes beacons of its own. */
  default boolean beacons(Hotspot key) {
    return true;
  }

  /** A key of its own sends a beacon: puts it on the air, files it, files who pretends to hear. */
  void send(Beaconing beacon, Ether ether);

  /** One of its radios hears a beacon. */
  default void heard(Beaconing beacon, Heard heard, Ether ether) {}
}
