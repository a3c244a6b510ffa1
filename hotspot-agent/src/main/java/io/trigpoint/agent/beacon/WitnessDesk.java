package io.trigpoint.agent.beacon;

import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.radio.Reception;
import io.trigpoint.agent.uplink.ReportDesk;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Witness;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Turns received beacon frames into witness reports, each payload once and never our own. */
public final class WitnessDesk {
  private final PayloadWindow window;
  private final ReportDesk desk;
  private final InstantSource clock;
  private final FailureLog log;

  public WitnessDesk(PayloadWindow window, ReportDesk desk, InstantSource clock, FailureLog log) {
    this.window = window;
    this.desk = desk;
    this.clock = clock;
    this.log = log;
  }

  public void heard(List<Reception> receptions) {
    for (Reception reception : receptions) {
      beaconIn(reception)
          .filter(payload -> window.isNew(payload, clock.millis()))
          .ifPresent(payload -> report(payload, reception));
    }
  }

  /** The payload, when the frame has a good checksum and the shape of a beacon. */
  static Optional<BeaconPayload> beaconIn(Reception reception) {
    return reception.crcOk() && BeaconPayload.isBeaconFrame(reception.frame())
        ? Optional.of(BeaconPayload.ofFrame(reception.frame()))
        : Optional.empty();
  }

  private void report(BeaconPayload payload, Reception heard) {
    try {
      desk.file(header ->
          new Witness(
              header,
              payload,
              heard.frequency(),
              heard.spreading(),
              heard.rssi(),
              heard.snr(),
              heard.tmstMicros(),
              heard.detail()));
      log.worksAgain("witness report");
    } catch (IOException untaken) {
      log.failed("witness report", String.valueOf(untaken.getMessage()));
    }
  }
}
