package io.trigpoint.agent.radio;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one gateway that this agent's key stands for. The first that speaks is enrolled unless one
 * was named; others are refused and remembered for the owner to see.
 */
public final class GatewaySession {
  private static final long DOWNLINK_LIFE_MS = 60_000;
  private static final int MAX_STRANGERS = 16;

  /** Where to send a transmit request, in which version. */
  public record Downlink(InetSocketAddress address, int version) {}

  private Optional<GatewayEui> enrolled;
  private Optional<Downlink> downlink = Optional.empty();
  private long pulledMs;
  private long heardMs;
  private final Map<GatewayEui, Long> strangers = new LinkedHashMap<>();

  public GatewaySession(Optional<GatewayEui> enrolled) {
    this.enrolled = enrolled;
  }

  /** Whether a datagram is from the enrolled gateway; only PULL_DATA sets the downlink address. */
  public synchronized boolean admits(Datagram datagram, InetSocketAddress from, long nowMs) {
    if (enrolled.isEmpty()) {
      enrolled = Optional.of(datagram.gateway());
    }
    if (!enrolled.get().equals(datagram.gateway())) {
      if (strangers.containsKey(datagram.gateway()) || strangers.size() < MAX_STRANGERS) {
        strangers.merge(datagram.gateway(), 1L, Long::sum);
      }
      return false;
    }
    heardMs = nowMs;
    if (datagram instanceof Datagram.PullData pull) {
      downlink = Optional.of(new Downlink(from, pull.version()));
      pulledMs = nowMs;
    }
    return true;
  }

  /** Where the forwarder waits for downlinks, unless its last keepalive is more than 60 s old. */
  public synchronized Optional<Downlink> downlink(long nowMs) {
    return downlink.filter(known -> Math.abs(nowMs - pulledMs) <= DOWNLINK_LIFE_MS);
  }

  public synchronized Optional<GatewayEui> enrolled() {
    return enrolled;
  }

  /** When the enrolled gateway was last heard, Unix milliseconds; 0 for never. */
  public synchronized long heardMs() {
    return heardMs;
  }

  /** Gateways that were refused, with the number of their datagrams. */
  public synchronized Map<GatewayEui, Long> strangers() {
    return new LinkedHashMap<>(strangers);
  }
}
