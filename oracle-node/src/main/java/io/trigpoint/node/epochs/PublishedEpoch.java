package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.segment.MemorySegments;
import io.trigpoint.node.epochs.segment.ReportSegments;
import io.trigpoint.node.epochs.segment.Segment;
import io.trigpoint.node.epochs.segment.SegmentContent;
import io.trigpoint.node.epochs.segment.SegmentHeader;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import io.trigpoint.node.epochs.segment.SegmentSource;
import io.trigpoint.report.Hash32;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An epoch as everybody may read it: a folder with inputs.json, head.bin, segments of reports,
 * evidence-before.bin, result.json, evidence-after.bin and manifest.json.
 *
 * @param inputs all that is needed to compute the epoch again
 * @param result what the operator says came out
 * @param evidence what the operator says is left to the next epoch
 */
public record PublishedEpoch(
    EpochManifest manifest, EpochInputs inputs, JsonObject result, Carried evidence) {
  public static final String HEAD = "head.bin";
  public static final String EVIDENCE_BEFORE = "evidence-before.bin";
  public static final String EVIDENCE_AFTER = "evidence-after.bin";
  public static final String RESULT = "result.json";

  /** The name of an epoch's folder, for example epoch-000042. */
  public static String folder(long epoch) {
    return String.format(Locale.ROOT, "epoch-%06d", epoch);
  }

  /** The files of an epoch's folder by name, with inputs that nobody has signed. */
  public static SortedMap<String, byte[]> files(
      EpochInputs inputs, EpochOutcome outcome, Optional<Settlement> settlement) {
    SortedMap<String, byte[]> files = resultFiles(inputs.head(), outcome);
    files.putAll(VerdictFiles.of(inputs, outcome.verdicts()));
    files.put(HEAD, SegmentCodec.encode(inputs.head()));
    files.put(EVIDENCE_BEFORE, inputs.evidence().toBytes());
    SortedMap<String, byte[]> segments = segments(inputs);
    files.put(InputManifest.NAME, manifest(inputs, segments).toBytes());
    List<EpochManifest.ListedFile> listed =
        files.entrySet().stream()
            .map(file -> EpochManifest.ListedFile.of(file.getKey(), file.getValue()))
            .toList();
    EpochManifest manifest =
        new EpochManifest(inputs.frame().period().number(), listed, outcome.roots(), settlement);
    files.putAll(segments);
    files.put(EpochManifest.NAME, manifest.toBytes());
    return Collections.unmodifiableSortedMap(files);
  }

  /** What is published of a result beside its manifest and the verdict files. */
  static SortedMap<String, byte[]> resultFiles(EpochHead head, EpochOutcome outcome) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(EVIDENCE_AFTER, outcome.evidence().toBytes());
    files.put(RESULT, OrderedJson.bytes(ResultJson.of(head, outcome)));
    return files;
  }

  /** Reads an epoch and checks every byte of it against its hashes, but computes nothing. */
  public static PublishedEpoch read(PublishedFiles from, long epoch)
      throws IOException, CorruptFile {
    String folder = folder(epoch);
    EpochManifest manifest = EpochManifest.parse(from.read(folder, EpochManifest.NAME));
    if (manifest.epoch() != epoch) {
      throw new CorruptFile(EpochManifest.NAME, "is of epoch " + manifest.epoch());
    }
    byte[] head = from.read(folder, HEAD);
    HashedEvidence before = evidence(from, folder, EVIDENCE_BEFORE, manifest);
    EpochHead bare = SegmentCodec.decode(HEAD, head, before);
    manifest.check(HEAD, head);
    if (bare.frame().period().number() != epoch) {
      throw new CorruptFile(HEAD, "is of epoch " + bare.frame().period().number());
    }
    EpochInputs inputs = join(bare, segments(from, manifest, bare));
    byte[] result = from.read(folder, RESULT);
    manifest.check(RESULT, result);
    try {
      return new PublishedEpoch(
          manifest,
          inputs,
          new JsonObject(new String(result, StandardCharsets.UTF_8)),
          evidence(from, folder, EVIDENCE_AFTER, manifest).evidence());
    } catch (DecodeException notJson) {
      throw new CorruptFile(RESULT, "is not JSON");
    }
  }

  /** A head with the reports of all its segments, which must fit into memory. */
  static EpochInputs join(EpochHead head, SegmentSource segments) {
    List<SealedReport> reports = new ArrayList<>();
    try {
      for (int shard = 0; shard < segments.shards(); shard++) {
        reports.addAll(segments.read(shard).reports());
      }
    } catch (CorruptFile damaged) {
      throw new IllegalStateException(damaged);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return joined(head, reports);
  }

  private static EpochInputs join(EpochHead head, List<Segment> segments) {
    return joined(head, segments.stream().flatMap(segment -> segment.reports().stream()).toList());
  }

  private static EpochInputs joined(EpochHead head, List<SealedReport> reports) {
    return new EpochInputs(
        head.frame(),
        reports,
        head.devices(),
        head.entropies(),
        head.selectionEntropy(),
        head.sales(),
        head.before(),
        head.evidence(),
        head.parameters());
  }

  private static List<Segment> segments(PublishedFiles from, EpochManifest manifest, EpochHead head)
      throws IOException, CorruptFile {
    String folder = folder(manifest.epoch());
    byte[] listing = from.read(folder, InputManifest.NAME);
    InputManifest inputs = InputManifest.parse(listing);
    manifest.check(InputManifest.NAME, listing);
    if (inputs.epoch() != manifest.epoch() || !inputs.isSignedAsSaid()) {
      throw new CorruptFile(InputManifest.NAME, "is of another epoch, or signed by somebody else");
    }
    List<Segment> segments = new ArrayList<>();
    for (int shard = 0; shard < inputs.segments().size(); shard++) {
      SegmentHeader header = header(head.frame(), shard, inputs.segments().size());
      byte[] file = from.read(folder, header.file());
      Segment segment = ReportSegments.decode(header, file);
      inputs.check(shard, file);
      if (!segment.root().equals(inputs.segments().get(shard).root())) {
        throw new CorruptFile(
            header.file(), "has not the root that " + InputManifest.NAME + " has");
      }
      segments.add(segment);
    }
    return segments;
  }

  private static SortedMap<String, byte[]> segments(EpochInputs inputs) {
    MemorySegments source = MemorySegments.of(inputs.reports());
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int shard = 0; shard < source.shards(); shard++) {
      SegmentHeader header = header(inputs.frame(), shard, source.shards());
      files.put(header.file(), ReportSegments.encode(header, source.read(shard)));
    }
    return files;
  }

  private static InputManifest manifest(EpochInputs inputs, SortedMap<String, byte[]> segments) {
    Iterator<SegmentRoot> roots = MemorySegments.of(inputs.reports()).roots().iterator();
    return new InputManifest(
        inputs.frame().period().number(),
        segments.values().stream()
            .map(file -> InputManifest.ListedSegment.of(roots.next(), file))
            .toList(),
        Hash32.ZERO,
        Optional.empty());
  }

  private static SegmentHeader header(EpochFrame frame, int shard, int shards) {
    return new SegmentHeader(
        SegmentContent.REPORTS, frame.network(), frame.period().number(), shard, shards);
  }

  static HashedEvidence evidence(
      PublishedFiles from, String folder, String name, EpochManifest manifest)
      throws IOException, CorruptFile {
    byte[] bytes = from.read(folder, name);
    manifest.check(name, bytes);
    return HashedEvidence.read(name, bytes);
  }
}
