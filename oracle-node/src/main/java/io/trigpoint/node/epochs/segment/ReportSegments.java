package io.trigpoint.node.epochs.segment;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
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

  private static final int KIND = ReportRecord.KIND_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT;
  private static final int BODY =
      ReportRecord.BODY_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  private static final int SIGNATURE =
      ReportRecord.SIGNATURE_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  private static final int RECEIVED =
      ReportRecord.RECEIVED_MS_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT;
  private static final byte[] NONE = new byte[0];

  /** Far more than any shard has, and few enough for the memory of who reads a hostile file. */
  static final int MOST_RECORDS = 1 << 20;

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
    SegmentRoot root =
        SegmentReader.read(
            header,
            file,
            message -> {
              if (reports.size() >= MOST_RECORDS) {
                throw new IllegalArgumentException(
                    "is one more than the " + MOST_RECORDS + " that a segment may have");
              }
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
    return new Segment(header.shard(), reports, root);
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

  /** Reads a {@code ReportRecord} field by field. */
  private static SealedReport report(NetworkId network, byte[] message) {
    int kind = 0;
    byte[] body = NONE;
    byte[] signature = NONE;
    long receivedMs = 0;
    CodedInputStream in = CodedInputStream.newInstance(message);
    try {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (tag) {
          case KIND -> kind = in.readUInt32();
          case BODY -> body = in.readByteArray();
          case SIGNATURE -> signature = in.readByteArray();
          case RECEIVED -> receivedMs = in.readInt64();
          default -> {
            if (!in.skipField(tag)) {
              throw new IllegalArgumentException("ends a group that it did not begin");
            }
          }
        }
      }
    } catch (IOException notProtobuf) {
      throw new IllegalArgumentException("is not a protobuf message", notProtobuf);
    }
    int code = kind;
    return SealedReport.of(
        network,
        receivedMs,
        new SignedReport(
            ReportKind.ofCode(code)
                .orElseThrow(() -> new IllegalArgumentException("is of unknown kind " + code)),
            body,
            signature));
  }
}
