package io.trigpoint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where, how loud and how long a region lets a beacon be.
 *
 * @param maxEirp highest radiated power
 * @param channels centre frequencies, in the order that a payload selects from
 * @param packetLimits spreading factors in the order in which the plan offers them
 */
record ChannelPlan(Dbm maxEirp, List<Hertz> channels, List<PacketLimit> packetLimits) {
  private static final long SPACING_HZ = 200_000;
  private static final int[] MAX_BYTES = {256, 139, 67, 25, 25, 25};
  private static final List<PacketLimit> EUROPE =
      List.of(limit(12, 65), limit(9, 129), limit(8, 238));

  ChannelPlan {
    channels = List.copyOf(channels);
    packetLimits = List.copyOf(packetLimits);
  }

  /** SF12 down to SF7 on the channels given, in Hz. */
  static ChannelPlan of(int maxEirpTenths, List<Long> channels) {
    return new ChannelPlan(
        new Dbm(maxEirpTenths), channels.stream().map(Hertz::new).toList(), downFrom(12));
  }

  ChannelPlan from(int highestSpreading) {
    return new ChannelPlan(maxEirp, channels, downFrom(highestSpreading));
  }

  ChannelPlan european() {
    return new ChannelPlan(maxEirp, channels, EUROPE);
  }

  /** Channels at 200 kHz from each other. */
  static List<Long> grid(long firstHz, int count) {
    List<Long> channels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      channels.add(firstHz + i * SPACING_HZ);
    }
    return channels;
  }

  /** The first spreading factor, in the plan's order, whose packets may hold the bytes. */
  Optional<SpreadingFactor> spreadingFor(int bytes) {
    return packetLimits.stream()
        .filter(limit -> limit.maxBytes() >= bytes)
        .map(PacketLimit::spreading)
        .findFirst();
  }

  private static List<PacketLimit> downFrom(int highest) {
    List<PacketLimit> limits = new ArrayList<>();
    for (int spreading = highest; spreading >= 7; spreading--) {
      limits.add(limit(spreading, MAX_BYTES[spreading - 7]));
    }
    return limits;
  }

  private static PacketLimit limit(int spreading, int maxBytes) {
    return new PacketLimit(new SpreadingFactor(spreading), maxBytes);
  }
}
