package io.trigpoint.node.intake;

import com.google.protobuf.ByteString;
import io.trigpoint.report.DeviceKey;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.IngestReceipt.Item;
import io.trigpoint.report.MalformedReport;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportCodec;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.wire.SignedReportMessage;
import java.util.Optional;

/** One report on its way through intake: refused already, or still to be believed. */
sealed interface Candidate {

  /** The item is final. */
  record Refused(Item.Refused item) implements Candidate {}

  /** Within all limits; {@code message} is what the signature must cover. */
  @SuppressWarnings("ArrayRecordComponent")
  record Plausible(VerifiedReport report, DeviceKey key, byte[] message) implements Candidate {

    Candidate checkedBy(SignatureCheck signatures) {
      return signatures.accepts(key, message, report.signed().signature())
          ? this
          : refused(
              report.id(),
              RefusalReason.BAD_SIGNATURE,
              "the signature does not match body, kind, network and key");
    }
  }

  /** Decodes and applies every rule that needs no signature. */
  static Candidate of(
      SignedReportMessage message,
      NetworkId network,
      DeviceDirectory devices,
      IntakeLimits limits,
      long nowMs) {
    Optional<ReportKind> kind = ReportKind.ofCode(message.getKind());
    if (kind.isEmpty()) {
      return refused(
          bodyHash(message.getBody()),
          RefusalReason.UNKNOWN_KIND,
          "kind " + Integer.toUnsignedString(message.getKind()));
    }
    byte[] body = message.getBody().toByteArray();
    byte[] signedBytes = SignedReport.signedBytes(network, kind.get(), body);
    ReportId id = new ReportId(Hashes.sha256(signedBytes));
    Report report;
    try {
      report = ReportCodec.decode(kind.get(), body);
    } catch (MalformedReport malformed) {
      return refused(id, RefusalReason.MALFORMED, malformed.why());
    }
    Optional<DeviceDirectory.Known> known = devices.find(report.header().device());
    if (known.isEmpty()) {
      return refused(
          id, RefusalReason.UNKNOWN_DEVICE, "device " + report.header().device() + " is unknown");
    }
    return IntakeRules.check(report, known.get(), nowMs, limits)
        .<Candidate>map(refusal -> refused(id, refusal.reason(), refusal.detail()))
        .orElseGet(() ->
            new Plausible(
                new VerifiedReport(
                    id,
                    report,
                    new SignedReport(kind.get(), body, message.getSignature().toByteArray()),
                    nowMs),
                known.get().device().key(),
                signedBytes));
  }

  private static Refused refused(ReportId id, RefusalReason reason, String detail) {
    return new Refused(new Item.Refused(id, reason, detail));
  }

  /** A report of no kind has no id, so the item names the SHA-256 of its body. */
  private static ReportId bodyHash(ByteString body) {
    return new ReportId(Hashes.sha256(body.toByteArray()));
  }
}
