package io.trigpoint.node.epochs;

import io.trigpoint.coverage.evidence.CarriedEvidence;
import io.trigpoint.coverage.evidence.CarriedEvidenceCodec;
import io.trigpoint.coverage.evidence.MalformedEvidence;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An epoch as everybody may read it: a folder with inputs.bin, evidence-before.bin, result.json,
 * evidence-after.bin and manifest.json.
 *
 * @param inputs all that is needed to compute the epoch again
 * @param result what the operator says came out
 * @param evidence what the operator says is left to the next epoch
 */
public record PublishedEpoch(
    EpochManifest manifest, EpochInputs inputs, JsonObject result, CarriedEvidence evidence) {
  public static final String INPUTS = "inputs.bin";
  public static final String EVIDENCE_BEFORE = "evidence-before.bin";
  public static final String EVIDENCE_AFTER = "evidence-after.bin";
  public static final String RESULT = "result.json";

  /** The name of an epoch's folder, for example epoch-000042. */
  public static String folder(long epoch) {
    return String.format(Locale.ROOT, "epoch-%06d", epoch);
  }

  /** The files of an epoch's folder by name. */
  public static SortedMap<String, byte[]> files(
      EpochInputs inputs, EpochOutcome outcome, Optional<Settlement> settlement) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(INPUTS, SegmentCodec.encode(inputs));
    files.put(EVIDENCE_BEFORE, inputs.evidence().toBytes());
    files.put(EVIDENCE_AFTER, outcome.evidence().toBytes());
    files.put(RESULT, OrderedJson.bytes(ResultJson.of(inputs, outcome)));
    List<EpochManifest.ListedFile> listed =
        files.entrySet().stream()
            .map(file -> EpochManifest.ListedFile.of(file.getKey(), file.getValue()))
            .toList();
    EpochManifest manifest =
        new EpochManifest(inputs.frame().period().number(), listed, outcome.roots(), settlement);
    files.put(EpochManifest.NAME, manifest.toBytes());
    return Collections.unmodifiableSortedMap(files);
  }

  /** Reads an epoch and checks every byte of it against its hashes, but computes nothing. */
  public static PublishedEpoch read(PublishedFiles from, long epoch)
      throws IOException, CorruptFile {
    String folder = folder(epoch);
    EpochManifest manifest = EpochManifest.parse(from.read(folder, EpochManifest.NAME));
    if (manifest.epoch() != epoch) {
      throw new CorruptFile(EpochManifest.NAME, "is of epoch " + manifest.epoch());
    }
    byte[] segment = from.read(folder, INPUTS);
    CarriedEvidence before = evidence(from, folder, EVIDENCE_BEFORE, manifest);
    EpochInputs inputs = SegmentCodec.decode(INPUTS, segment, before);
    manifest.check(INPUTS, segment);
    if (inputs.frame().period().number() != epoch) {
      throw new CorruptFile(INPUTS, "is of epoch " + inputs.frame().period().number());
    }
    byte[] result = from.read(folder, RESULT);
    manifest.check(RESULT, result);
    try {
      return new PublishedEpoch(
          manifest,
          inputs,
          new JsonObject(new String(result, StandardCharsets.UTF_8)),
          evidence(from, folder, EVIDENCE_AFTER, manifest));
    } catch (DecodeException notJson) {
      throw new CorruptFile(RESULT, "is not JSON");
    }
  }

  private static CarriedEvidence evidence(
      PublishedFiles from, String folder, String name, EpochManifest manifest)
      throws IOException, CorruptFile {
    byte[] bytes = from.read(folder, name);
    manifest.check(name, bytes);
    try {
      return CarriedEvidenceCodec.decode(bytes);
    } catch (MalformedEvidence unreadable) {
      throw new CorruptFile(name, unreadable.why());
    }
  }
}
