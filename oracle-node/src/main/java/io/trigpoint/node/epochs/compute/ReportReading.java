package io.trigpoint.node.epochs.compute;

import io.trigpoint.coverage.CoverageHead;
import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.SealedReport;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.MalformedReport;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportVerdict;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Decodes sealed reports and asks again what intake asked: device, kind, key, signature. */
final class ReportReading {
  private static final DeviceId UNREADABLE = new DeviceId(Hash32.ZERO);

  private static final int ADMITTED = 1;
  private static final int BARRED = 2;

  private final NetworkId network;
  private final RegisteredDevice[] registered;
  private final CoverageHead numbers;
  private final AtomicIntegerArray admitted;
  private final Verification verification;

  /** A report that may be judged, or the verdict that it already has. */
  sealed interface Reading {
    record Judgeable(ReceivedReport<Report> received) implements Reading {}

    record Refused(ReportVerdict verdict) implements Reading {}
  }

  /**
   * @param numbers of the same devices
   */
  ReportReading(EpochHead head, CoverageHead numbers, Verification verification) {
    this.network = head.frame().network();
    this.registered = head.devices().values().toArray(RegisteredDevice[]::new);
    this.numbers = numbers;
    this.admitted = new AtomicIntegerArray(registered.length);
    this.verification = verification;
  }

  /** Throws {@link IllegalArgumentException} when the id is not the hash of the bytes. */
  Reading read(SealedReport sealed) {
    if (!sealed.id().equals(sealed.signed().id(network))) {
      throw new IllegalArgumentException("report " + sealed.id() + " has other bytes than its id");
    }
    try {
      return known(sealed, sealed.signed().report());
    } catch (MalformedReport malformed) {
      return refused(sealed, UNREADABLE, RefusalReason.MALFORMED, "why", malformed.why());
    }
  }

  private Reading known(SealedReport sealed, Report report) {
    DeviceId id = report.header().device();
    int number = numbers.number(id);
    if (number < 0) {
      return refused(sealed, id, RefusalReason.UNKNOWN_DEVICE, "device", id.hex());
    }
    RegisteredDevice device = registered[number];
    if (!device.kind().mayReport(report.kind())) {
      return refused(sealed, id, RefusalReason.WRONG_DEVICE_KIND, "kind", device.kind().name());
    }
    if (!admits(number, device)) {
      return refused(sealed, id, RefusalReason.KEY_NOT_VALID, "key", device.key().toString());
    }
    if (!verification
        .signatures()
        .accepts(device.key(), sealed.signed().signedBytes(network), sealed.signed().signature())) {
      return refused(sealed, id, RefusalReason.BAD_SIGNATURE, "key", device.key().toString());
    }
    return new Reading.Judgeable(new ReceivedReport<>(sealed.id(), sealed.receivedMs(), report));
  }

  /** Asked at most once for each device and thread. */
  private boolean admits(int number, RegisteredDevice device) {
    int known = admitted.getAcquire(number);
    if (known == 0) {
      known = verification.keys().test(device.key()) ? ADMITTED : BARRED;
      admitted.setRelease(number, known);
    }
    return known == ADMITTED;
  }

  private static Reading refused(
      SealedReport sealed, DeviceId device, RefusalReason reason, String figure, String value) {
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put(figure, value);
    return new Reading.Refused(
        new ReportVerdict(
            sealed.id(),
            device,
            sealed.signed().kind(),
            ReportVerdict.Outcome.REFUSED,
            reason.id(),
            evidence));
  }
}
