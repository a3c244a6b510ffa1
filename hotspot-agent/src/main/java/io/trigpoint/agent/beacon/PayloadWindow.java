package io.trigpoint.agent.beacon;

import io.trigpoint.report.BeaconPayload;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Payloads seen during the last four hours; bounded, the oldest are forgotten first. */
public final class PayloadWindow {
  private static final long LENGTH_MS = Duration.ofHours(4).toMillis();
  static final int MAX_PAYLOADS = 20_000;

  private final Map<BeaconPayload, Long> seen = new LinkedHashMap<>();

  /** Whether the payload is new; it is not new the next time. */
  public synchronized boolean isNew(BeaconPayload payload, long nowMs) {
    Iterator<Long> oldest = seen.values().iterator();
    while (oldest.hasNext()) {
      boolean old = nowMs - oldest.next() > LENGTH_MS;
      if (!old && seen.size() < MAX_PAYLOADS) {
        break;
      }
      oldest.remove();
    }
    return seen.putIfAbsent(payload, nowMs) == null;
  }
}
