package io.trigpoint.node.epochs;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.KeyRules;
import io.trigpoint.report.MalformedReport;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportCodec;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.SignatureCheck;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Decodes sealed reports and asks again what intake asked: device, kind, key, signature. */
final class ReportReading {
  private static final DeviceId UNREADABLE = new DeviceId(Hash32.ZERO);

  private final NetworkId network;
  private final SortedMap<DeviceId, RegisteredDevice> devices;
  private final Map<DeviceId, Boolean> admitted;
  private final SignatureCheck signatures;

  /** A report that may be judged, or the verdict that it already has. */
  sealed interface Reading {
    record Judgeable(ReceivedReport<Report> received) implements Reading {}

    record Refused(ReportVerdict verdict) implements Reading {}
  }

  ReportReading(EpochInputs inputs, SignatureCheck signatures) {
    this.network = inputs.frame().network();
    this.devices = inputs.devices();
    this.signatures = signatures;
    this.admitted =
        devices.values().stream()
            .collect(
                Collectors.toMap(
                    RegisteredDevice::id, device -> KeyRules.admit(device.key()).isEmpty()));
  }

  /** Throws {@link IllegalArgumentException} when the id is not the hash of the bytes. */
  Reading read(SealedReport sealed) {
    if (!sealed.id().equals(sealed.signed().id(network))) {
      throw new IllegalArgumentException("report " + sealed.id() + " has other bytes than its id");
    }
    try {
      Report report = ReportCodec.decode(sealed.signed().kind(), sealed.signed().body());
      return known(sealed, report);
    } catch (MalformedReport malformed) {
      return refused(sealed, UNREADABLE, RefusalReason.MALFORMED, "why", malformed.why());
    }
  }

  private Reading known(SealedReport sealed, Report report) {
    DeviceId id = report.header().device();
    RegisteredDevice device = devices.get(id);
    if (device == null) {
      return refused(sealed, id, RefusalReason.UNKNOWN_DEVICE, "device", id.hex());
    }
    if (!device.kind().mayReport(report.kind())) {
      return refused(sealed, id, RefusalReason.WRONG_DEVICE_KIND, "kind", device.kind().name());
    }
    if (!admitted.getOrDefault(id, false)) {
      return refused(sealed, id, RefusalReason.KEY_NOT_VALID, "key", device.key().toString());
    }
    if (!signatures.accepts(
        device.key(), sealed.signed().signedBytes(network), sealed.signed().signature())) {
      return refused(sealed, id, RefusalReason.BAD_SIGNATURE, "key", device.key().toString());
    }
    return new Reading.Judgeable(new ReceivedReport<>(sealed.id(), sealed.receivedMs(), report));
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
