package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.compute.VerdictBytes;
import io.trigpoint.node.epochs.segment.MemorySegments;
import io.trigpoint.node.epochs.segment.SegmentContent;
import io.trigpoint.node.epochs.segment.SegmentHeader;
import io.trigpoint.node.epochs.segment.SegmentReader;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import io.trigpoint.node.epochs.segment.SegmentWriter;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Verdicts in segment files: record n of a shard is the verdict of its report n. */
public final class VerdictFiles {

  private VerdictFiles() {}

  public static SegmentHeader header(EpochFrame frame, int shard, int shards) {
    return new SegmentHeader(
        SegmentContent.VERDICTS, frame.network(), frame.period().number(), shard, shards);
  }

  /** The files of an epoch that fits into memory, by name. */
  static SortedMap<String, byte[]> of(EpochInputs inputs, List<ReportVerdict> verdicts) {
    List<List<ReportVerdict>> shards = byShard(inputs, verdicts);
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int shard = 0; shard < shards.size(); shard++) {
      SegmentHeader header = header(inputs.frame(), shard, shards.size());
      files.put(
          header.file(), encode(header, shards.get(shard).stream().map(VerdictBytes::of).toList()));
    }
    return files;
  }

  /** The verdicts of each shard, in the order of its reports. */
  public static List<List<ReportVerdict>> byShard(
      EpochInputs inputs, List<ReportVerdict> verdicts) {
    Map<ReportId, ReportVerdict> known = new HashMap<>();
    verdicts.forEach(verdict -> known.put(verdict.report(), verdict));
    MemorySegments reports = MemorySegments.of(inputs.reports());
    List<List<ReportVerdict>> shards = new ArrayList<>();
    for (int shard = 0; shard < reports.shards(); shard++) {
      List<ReportVerdict> ofShard = new ArrayList<>();
      for (SealedReport report : reports.read(shard).reports()) {
        ReportVerdict verdict = known.get(report.id());
        if (verdict == null) {
          throw new IllegalArgumentException("report " + report.id() + " has no verdict");
        }
        ofShard.add(verdict);
      }
      shards.add(ofShard);
    }
    return shards;
  }

  /** The file of one shard from its verdicts' canonical bytes. */
  static byte[] encode(SegmentHeader header, List<byte[]> verdicts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SegmentWriter writer = new SegmentWriter(out, header)) {
      for (byte[] verdict : verdicts) {
        writer.add(verdict, verdict);
      }
      SegmentRoot _ = writer.finish();
    } catch (IOException memoryNeverFails) {
      throw new UncheckedIOException(memoryNeverFails);
    }
    return out.toByteArray();
  }

  /** The canonical bytes of a shard's verdicts, whose root must be this one. */
  static List<byte[]> decode(SegmentHeader header, byte[] file, SegmentRoot root)
      throws CorruptFile {
    List<byte[]> verdicts = new ArrayList<>();
    if (!read(header, file, verdicts).equals(root)) {
      throw new CorruptFile(header.file(), "has not the root that was computed");
    }
    return verdicts;
  }

  /** The canonical bytes of a shard's verdicts. */
  public static List<byte[]> decode(SegmentHeader header, byte[] file) throws CorruptFile {
    List<byte[]> verdicts = new ArrayList<>();
    SegmentRoot _ = read(header, file, verdicts);
    return verdicts;
  }

  /** The root of a shard's verdicts. */
  static SegmentRoot root(SegmentHeader header, byte[] file) throws CorruptFile {
    return SegmentReader.read(header, file, verdict -> verdict);
  }

  private static SegmentRoot read(SegmentHeader header, byte[] file, List<byte[]> verdicts)
      throws CorruptFile {
    return SegmentReader.read(
        header,
        file,
        verdict -> {
          verdicts.add(verdict);
          return verdict;
        });
  }
}
