package io.trigpoint.node.epochs.compute;

import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.SealedReport;
import io.trigpoint.node.epochs.segment.ReportSegments;
import io.trigpoint.node.epochs.segment.Segment;
import io.trigpoint.node.epochs.segment.SegmentContent;
import io.trigpoint.node.epochs.segment.SegmentHeader;
import io.trigpoint.node.epochs.segment.SegmentSource;
import io.trigpoint.node.epochs.segment.Sharding;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.SignedReport;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The segment files of a crowd in a folder, written with little memory, however large it is. */
final class CrowdFiles implements SegmentSource {
  private static final int SPILL = 1 << 16;

  private final Path folder;
  private final EpochHead head;
  private final int shards;
  private final long reports;

  private CrowdFiles(Path folder, GivenCrowd crowd, EpochHead head) {
    this.folder = folder;
    this.head = head;
    this.reports = crowd.size();
    this.shards = Sharding.shardsFor(reports);
  }

  /** Writes a crowd's files, which takes longer than to close its epoch. */
  static CrowdFiles write(Path folder, GivenCrowd crowd, EpochHead head) throws IOException {
    CrowdFiles files = new CrowdFiles(folder, crowd, head);
    List<ByteArrayOutputStream> waiting = new ArrayList<>();
    for (int shard = 0; shard < files.shards; shard++) {
      waiting.add(new ByteArrayOutputStream());
    }
    for (int village = 0; village < crowd.villages(); village++) {
      for (SealedReport report : crowd.reports(village)) {
        int shard = Sharding.shardOf(report, files.shards);
        files.append(shard, waiting.get(shard), report);
      }
    }
    for (int shard = 0; shard < files.shards; shard++) {
      files.spill(shard, waiting.get(shard));
      files.seal(shard);
    }
    return files;
  }

  @Override
  public int shards() {
    return shards;
  }

  @Override
  public long reports() {
    return reports;
  }

  @Override
  public Segment read(int shard) throws CorruptFile, IOException {
    return ReportSegments.decode(header(shard), Files.readAllBytes(file(shard)));
  }

  private void append(int shard, ByteArrayOutputStream waiting, SealedReport report)
      throws IOException {
    DataOutputStream out = new DataOutputStream(waiting);
    out.writeLong(report.receivedMs());
    out.writeInt(report.signed().kind().code());
    for (byte[] part : List.of(report.signed().body(), report.signed().signature())) {
      out.writeInt(part.length);
      out.write(part);
    }
    if (waiting.size() > SPILL) {
      spill(shard, waiting);
    }
  }

  private void spill(int shard, ByteArrayOutputStream waiting) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(file(shard), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      waiting.writeTo(out);
    }
    waiting.reset();
  }

  /** Puts the segment file in the place of what was spilled. */
  private void seal(int shard) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file(shard)));
    List<SealedReport> sealed = new ArrayList<>();
    while (in.hasRemaining()) {
      long receivedMs = in.getLong();
      ReportKind kind = ReportKind.ofCode(in.getInt()).orElseThrow();
      byte[] body = ByteWriter.bytes(in);
      sealed.add(
          SealedReport.of(
              head.frame().network(),
              receivedMs,
              new SignedReport(kind, body, ByteWriter.bytes(in))));
    }
    Segment segment = new Segment(shard, sealed.stream().sorted().toList());
    Path _ = Files.write(file(shard), ReportSegments.encode(header(shard), segment));
  }

  private Path file(int shard) {
    return folder.resolve(header(shard).file());
  }

  private SegmentHeader header(int shard) {
    return new SegmentHeader(
        SegmentContent.REPORTS,
        head.frame().network(),
        head.frame().period().number(),
        shard,
        shards);
  }
}
