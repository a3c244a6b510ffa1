package io.trigpoint.node.epochs.segment;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.SealedReport;
import io.trigpoint.node.epochs.wire.ReportRecord;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.SignedReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Segments of reports as segment files, and back: equal segments have equal roots. */
public final class ReportSegments {

  private ReportSegments() {}

  /** The bytes of a segment's file. */
  public static byte[] encode(SegmentHeader header, Segment segment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SegmentWriter writer = new SegmentWriter(out, header)) {
      for (SealedReport report : segment.reports()) {
        writer.add(record(report), ReportLeaf.of(report));
      }
      var _ = writer.finish();
    } catch (IOException memoryNeverFails) {
      throw new UncheckedIOException(memoryNeverFails);
    }
    return out.toByteArray();
  }

  /**
   * Reads a file back. Report ids are computed from the bytes, and each report must be in its shard
   * and in the order of the ids, so that an altered report is found.
   */
  public static Segment decode(SegmentHeader header, byte[] file) throws CorruptFile {
    List<SealedReport> reports = new ArrayList<>();
    var _ =
        SegmentReader.read(
            header,
            file,
            message -> {
              SealedReport report = report(header.network(), message);
              if (!reports.isEmpty() && reports.getLast().compareTo(report) >= 0) {
                throw new IllegalArgumentException("is not in the order of the report ids");
              }
              if (Sharding.shardOf(report, header.shards()) != header.shard()) {
                throw new IllegalArgumentException("belongs to another shard");
              }
              reports.add(report);
              return ReportLeaf.of(report);
            });
    return new Segment(header.shard(), reports);
  }

  private static byte[] record(SealedReport report) {
    return ReportRecord.newBuilder()
        .setKind(report.signed().kind().code())
        .setBody(ByteString.copyFrom(report.signed().body()))
        .setSignature(ByteString.copyFrom(report.signed().signature()))
        .setReceivedMs(report.receivedMs())
        .build()
        .toByteArray();
  }

  private static SealedReport report(NetworkId network, byte[] message) {
    try {
      ReportRecord record = ReportRecord.parseFrom(message);
      ReportKind kind =
          ReportKind.ofCode(record.getKind())
              .orElseThrow(
                  () -> new IllegalArgumentException("is of unknown kind " + record.getKind()));
      return SealedReport.of(
          network,
          record.getReceivedMs(),
          new SignedReport(
              kind, record.getBody().toByteArray(), record.getSignature().toByteArray()));
    } catch (InvalidProtocolBufferException notProtobuf) {
      throw new IllegalArgumentException("is not a protobuf message", notProtobuf);
    }
  }
}
