package io.trigpoint.coverage.evidence;

import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Of each direction the receptions that were sent last. */
final class Newest {
  private Newest() {}

  /** At most so many of each direction, by sending time, then as given; the order given stays. */
  static List<Reception> of(List<Reception> receptions, int most) {
    Numbers<DeviceId> devices = new Numbers<>();
    int[] beaconers = receptions.stream().mapToInt(r -> devices.add(r.beaconer())).toArray();
    int[] witnesses = receptions.stream().mapToInt(r -> devices.add(r.witness())).toArray();
    int[] ages = Order.ranks(receptions.stream().mapToLong(r -> -r.sentMs()).toArray());
    int[] order = Order.by(ages, ages.length, Order.given(ages.length));
    order = Order.by(beaconers, devices.count(), Order.by(witnesses, devices.count(), order));
    BitSet kept = new BitSet(order.length);
    int count = 0;
    for (int i = 0; i < order.length; i++) {
      boolean sameLink =
          i > 0
              && beaconers[order[i]] == beaconers[order[i - 1]]
              && witnesses[order[i]] == witnesses[order[i - 1]];
      count = sameLink ? count + 1 : 1;
      kept.set(order[i], count <= most);
    }
    List<Reception> newest = new ArrayList<>(kept.cardinality());
    kept.stream().forEach(at -> newest.add(receptions.get(at)));
    return newest;
  }
}
