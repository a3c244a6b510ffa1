package io.trigpoint.attacks;

import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.report.Decibels;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Receptions that never took place. */
enum Forgery {
  /** Nothing is changed. */
  NONE {
    @Override
    Optional<Heard> of(Beaconing beacon, Hotspot by, Heard real, Ether ether) {
      return Optional.of(real);
    }
  },
  /** So far below free space, without noise. */
  FORMULA {
    @Override
    Optional<Heard> of(Beaconing beacon, Hotspot by, Heard real, Ether ether) {
      double signal = freeSpace(beacon, by) - BELOW_FREE_SPACE_DB;
      return Optional.of(printed(beacon, by, real, signal));
    }
  },
  /** As loud as the published limit lets pass. */
  JUST_BELOW_LIMIT {
    @Override
    Optional<Heard> of(Beaconing beacon, Hotspot by, Heard real, Ether ether) {
      double signal = freeSpace(beacon, by) - 1.5 * ether.random().nextDouble() - 0.5;
      return Optional.of(printed(beacon, by, real, signal));
    }
  },
  /** Just above what demodulates, as from far away. */
  FAINT {
    @Override
    Optional<Heard> of(Beaconing beacon, Hotspot by, Heard real, Ether ether) {
      double floor = LinkBudget.snrFloor(beacon.region().spreading()).value();
      double signal = STANDARD_NOISE + floor + 1 + 9 * ether.random().nextDouble();
      return Optional.of(printed(beacon, by, real, signal));
    }
  },
  /**
   * What a radio at the asserted place would have heard: the same model of the world as the honest
   * ones live in, so nothing in a single report gives it away.
   */
  PLAUSIBLE {
    @Override
    Optional<Heard> of(Beaconing beacon, Hotspot by, Heard real, Ether ether) {
      Radio from = beacon.by().radio();
      Link link = ether.paths().between(from, by.radio());
      return Air.receive(from, link, Frame.of(beacon), ether.random());
    }
  };

  private static final double BELOW_FREE_SPACE_DB = 15;
  private static final double STANDARD_NOISE = -117;

  /** What to file for a key, given what was heard; absent when silence is more plausible. */
  abstract Optional<Heard> of(Beaconing beacon, Hotspot by, Heard real, Ether ether);

  /** Where nothing was heard at all: a counter of its own at the right time. */
  static Heard silence(Beaconing beacon, Hotspot by, RandomGenerator random) {
    Receiver receiver = by.radio().receiver();
    long tmst = receiver.crystal().tmst(beacon.endMicros() + random.nextInt(40));
    return new Heard(
        by.radio(), beacon.endMicros(), receiver.print(STANDARD_NOISE, STANDARD_NOISE, 0, tmst, 0));
  }

  private static Heard printed(Beaconing beacon, Hotspot by, Heard real, double signalDbm) {
    int offset =
        real.reading()
            .detail()
            .frequencyOffsetHz()
            .orElseGet(() -> (int) (100 * beacon.by().radio().receiver().crystal().carrierPpm()));
    Receiver receiver = by.radio().receiver();
    return real.with(receiver.print(signalDbm, STANDARD_NOISE, offset, real.reading().tmst(), 0));
  }

  /** The strongest signal between the asserted places, dBm. */
  static double freeSpace(Beaconing beacon, Hotspot by) {
    return LinkBudget.strongest(
            beacon.power(),
            gain(beacon.by()),
            gain(by),
            beacon.frequency(),
            StrictMath.max(1, beacon.by().asserted().metresTo(by.asserted())))
        .value();
  }

  private static Decibels gain(Hotspot hotspot) {
    return hotspot.device().location().orElseThrow().gain();
  }
}
