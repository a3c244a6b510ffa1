package io.trigpoint.coverage.evidence;

import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When the first reports of each packet arrived. Nobody can report a frame before it has ended, so
 * strangers cannot make the first one earlier than the fastest backhaul.
 */
final class FirstArrivals {
  /** The two witnesses that reported first; the second is another device than the first. */
  private static final class First {
    private DeviceId witness;
    private long ms;
    private long othersMs = Long.MAX_VALUE;

    First(Reception reception) {
      witness = reception.witness();
      ms = reception.heardMs();
    }

    void add(Reception reception) {
      if (reception.witness().equals(witness)) {
        ms = StrictMath.min(ms, reception.heardMs());
      } else if (reception.heardMs() < ms) {
        othersMs = ms;
        ms = reception.heardMs();
        witness = reception.witness();
      } else {
        othersMs = StrictMath.min(othersMs, reception.heardMs());
      }
    }

    long before(DeviceId device) {
      return device.equals(witness) ? othersMs : ms;
    }
  }

  private final Map<BeaconPayload, First> packets = new HashMap<>();

  private FirstArrivals() {}

  static FirstArrivals of(List<Reception> receptions) {
    FirstArrivals arrivals = new FirstArrivals();
    for (Reception reception : receptions) {
      First known = arrivals.packets.get(reception.payload());
      if (known == null) {
        arrivals.packets.put(reception.payload(), new First(reception));
      } else {
        known.add(reception);
      }
    }
    return arrivals;
  }

  /**
   * How much later than the first other witness each reception of a direction arrived, ms; packets
   * that nobody else reported are left out.
   */
  double[] later(Link link) {
    return link.receptions().stream()
        .mapToLong(reception -> heardMs(reception))
        .filter(ms -> ms != Long.MIN_VALUE)
        .mapToDouble(ms -> ms)
        .toArray();
  }

  private long heardMs(Reception reception) {
    First known = packets.get(reception.payload());
    long before = known == null ? Long.MAX_VALUE : known.before(reception.witness());
    return before == Long.MAX_VALUE ? Long.MIN_VALUE : reception.heardMs() - before;
  }
}
