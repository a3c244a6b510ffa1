package io.trigpoint.node.epochs;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.trigpoint.node.epochs.compute.VerdictBytes;
import io.trigpoint.node.epochs.segment.ReportSegments;
import io.trigpoint.node.epochs.segment.Segment;
import io.trigpoint.node.epochs.segment.SegmentContent;
import io.trigpoint.node.epochs.segment.SegmentHeader;
import io.trigpoint.node.epochs.segment.SegmentSource;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportVerdict;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A published epoch whose reports and verdicts are read shard by shard. Every byte is checked
 * against its hash when it is read.
 *
 * @param head all that the epoch follows from but the reports
 * @param inputs which segments there are
 * @param resultFile what the operator says came out, as it is in the file
 * @param evidenceFile what the operator says is left to the next epoch, as it is in the file
 */
public record StreamedEpoch(
    EpochManifest manifest,
    EpochHead head,
    InputManifest inputs,
    ByteString resultFile,
    ByteString evidenceFile,
    PublishedFiles files)
    implements SegmentSource {

  /** Reads everything but the segments. */
  public static StreamedEpoch open(PublishedFiles from, long epoch)
      throws IOException, CorruptFile {
    String folder = PublishedEpoch.folder(epoch);
    EpochManifest manifest = EpochManifest.parse(from.read(folder, EpochManifest.NAME));
    if (manifest.epoch() != epoch) {
      throw new CorruptFile(EpochManifest.NAME, "is of epoch " + manifest.epoch());
    }
    byte[] head = from.read(folder, PublishedEpoch.HEAD);
    HashedEvidence before =
        PublishedEpoch.evidence(from, folder, PublishedEpoch.EVIDENCE_BEFORE, manifest);
    EpochHead decoded = SegmentCodec.decode(PublishedEpoch.HEAD, head, before);
    manifest.check(PublishedEpoch.HEAD, head);
    if (decoded.frame().period().number() != epoch) {
      throw new CorruptFile(
          PublishedEpoch.HEAD, "is of epoch " + decoded.frame().period().number());
    }
    return new StreamedEpoch(
        manifest,
        decoded,
        inputs(from, folder, manifest),
        checked(from, folder, PublishedEpoch.RESULT, manifest),
        checked(from, folder, PublishedEpoch.EVIDENCE_AFTER, manifest),
        from);
  }

  private static InputManifest inputs(PublishedFiles from, String folder, EpochManifest manifest)
      throws IOException, CorruptFile {
    byte[] listing = from.read(folder, InputManifest.NAME);
    InputManifest inputs = InputManifest.parse(listing);
    manifest.check(InputManifest.NAME, listing);
    if (inputs.epoch() != manifest.epoch() || !inputs.isSignedAsSaid()) {
      throw new CorruptFile(InputManifest.NAME, "is of another epoch, or signed by somebody else");
    }
    return inputs;
  }

  private static ByteString checked(
      PublishedFiles from, String folder, String name, EpochManifest manifest)
      throws IOException, CorruptFile {
    byte[] bytes = from.read(folder, name);
    manifest.check(name, bytes);
    return UnsafeByteOperations.unsafeWrap(bytes);
  }

  /** What the operator says came out. */
  public JsonObject result() throws CorruptFile {
    try {
      return new JsonObject(resultFile.toStringUtf8());
    } catch (DecodeException notJson) {
      throw new CorruptFile(PublishedEpoch.RESULT, "is not JSON");
    }
  }

  /** What the operator says is left to the next epoch. */
  public Carried evidence() throws CorruptFile {
    return HashedEvidence.read(PublishedEpoch.EVIDENCE_AFTER, evidenceFile.toByteArray())
        .evidence();
  }

  @Override
  public int shards() {
    return inputs.segments().size();
  }

  @Override
  public long reports() {
    return inputs.reports();
  }

  @Override
  public Segment read(int shard) throws CorruptFile, IOException {
    SegmentHeader header =
        new SegmentHeader(
            SegmentContent.REPORTS, head.frame().network(), manifest.epoch(), shard, shards());
    byte[] file = files.read(PublishedEpoch.folder(manifest.epoch()), header.file());
    Segment segment = ReportSegments.decode(header, file);
    inputs.check(shard, file);
    if (!segment.root().equals(inputs.segments().get(shard).root())) {
      throw new CorruptFile(header.file(), "has not the root that " + InputManifest.NAME + " has");
    }
    return segment;
  }

  /** The published verdicts of one device, by shard, then report id. */
  public List<ReportVerdict> verdictsOf(DeviceId device) throws CorruptFile, IOException {
    List<ReportVerdict> found = new ArrayList<>();
    for (int shard = 0; shard < shards(); shard++) {
      for (byte[] bytes : verdicts(shard)) {
        ReportVerdict verdict = VerdictBytes.read(bytes);
        if (verdict.device().equals(device)) {
          found.add(verdict);
        }
      }
    }
    return found;
  }

  /** The published verdicts of a shard, in the order of its reports. */
  List<byte[]> verdicts(int shard) throws CorruptFile, IOException {
    SegmentHeader header = VerdictFiles.header(head.frame(), shard, shards());
    byte[] file = files.read(PublishedEpoch.folder(manifest.epoch()), header.file());
    List<byte[]> verdicts = VerdictFiles.decode(header, file);
    manifest.check(header.file(), file);
    return verdicts;
  }
}
