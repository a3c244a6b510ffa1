package io.trigpoint.attacks;

import io.trigpoint.coverage.LinkBudget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Carries frames between the radios that really exist. */
final class Air {
  /** Links whose mean is weaker than this below the floor never carry a frame. */
  private static final double HOPELESS_DB = 9;

  private static final double LOST = 0.03;
  private static final double INTERFERED = 0.05;
  private final Map<Integer, List<Link>> links = new HashMap<>();

  Air(Paths paths, List<Radio> radios) {
    for (Radio from : radios) {
      List<Link> reachable = new ArrayList<>();
      for (Radio to : radios) {
        if (!from.equals(to) && from.town().region() == to.town().region()) {
          Link link = paths.draw(from, to);
          if (Paths.signal(from, 27, link) > floor(to) - HOPELESS_DB) {
            reachable.add(link);
          }
        }
      }
      links.put(from.number(), reachable);
    }
  }

  /** Everybody who hears a frame from a radio; a frame in {@link #LOST} meets another one. */
  void transmit(Radio from, Frame frame, RandomGenerator random, Consumer<Heard> ears) {
    for (Link link : links.getOrDefault(from.number(), List.of())) {
      if (random.nextDouble() >= LOST) {
        receive(from, link, frame, random).ifPresent(ears);
      }
    }
  }

  /** One reception, absent when the ratio is too low to demodulate. */
  static Optional<Heard> receive(Radio from, Link link, Frame frame, RandomGenerator random) {
    double fading = StrictMath.min(link.ceilingDb(), link.fadingDb() * random.nextGaussian());
    double signal = Paths.signal(from, frame.conductedDbm(), link) + fading;
    Receiver receiver = link.to().receiver();
    double interference = random.nextDouble() < INTERFERED ? 10 * random.nextDouble() : 0;
    double noise = receiver.noiseDbm() + interference + 0.5 * random.nextGaussian();
    if (signal - noise < floor(link.to()) + 117 + 0.4 * random.nextGaussian()) {
      return Optional.empty();
    }
    long end = frame.endMicros() + (long) link.delayMicros();
    Reading reading =
        receiver.print(
            signal,
            noise,
            offsetHz(from, link.to(), frame, random),
            receiver.crystal().tmst(end) + random.nextInt(-2, 3) & 0xFFFFFFFFL,
            0.5 * random.nextGaussian());
    return Optional.of(new Heard(link.to(), end, reading));
  }

  static int offsetHz(Radio from, Radio to, Frame frame, RandomGenerator random) {
    double ppm = from.receiver().crystal().carrierPpm() - to.receiver().crystal().carrierPpm();
    return (int) (ppm * frame.beacon().frequency().megahertz() + 30 * random.nextGaussian());
  }

  /** The weakest signal at the standard noise, dBm. */
  private static double floor(Radio at) {
    return LinkBudget.sensitivity(at.town().region().spreading()).value();
  }
}
