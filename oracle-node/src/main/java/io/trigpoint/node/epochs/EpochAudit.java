package io.trigpoint.node.epochs;

import com.google.protobuf.UnsafeByteOperations;
import io.trigpoint.node.epochs.compute.ComputedEpoch;
import io.trigpoint.node.epochs.compute.EpochShards;
import io.trigpoint.node.epochs.compute.ShardShelf;
import io.trigpoint.node.epochs.compute.ShardedComputation;
import io.trigpoint.node.epochs.compute.ThreadedEngine;
import io.trigpoint.node.epochs.compute.Verification;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.SignatureCheck;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what an operator published with what comes out of the published inputs. */
public final class EpochAudit {
  static final String NOTHING = "(absent)";
  private static final String VERDICTS = "verdicts";
  private static final long IN_MEMORY = 512L << 20;

  private EpochAudit() {}

  /** One thing that is not as it should be. */
  public record Difference(String what, String published, String computed) {}

  /** What came out, and what is not as it was published, the most telling first. */
  public record Audited(EpochOutcome computed, List<Difference> differences) {
    public Audited {
      differences = List.copyOf(differences);
    }
  }

  /**
   * Computes a published epoch again with some shards in memory.
   *
   * @param scratch a folder for what does not fit
   */
  public static Audited compute(
      StreamedEpoch published, SignatureCheck signatures, int threads, Path scratch)
      throws CorruptFile, IOException {
    EpochShards shards = new EpochShards(published.head(), published, Verification.of(signatures));
    VerdictComparison verdicts = new VerdictComparison(published);
    try (ShardShelf shelf = new ShardShelf(scratch, IN_MEMORY)) {
      ComputedEpoch computed =
          ShardedComputation.compute(shards, new ThreadedEngine(shards, threads), shelf, verdicts);
      List<ReportVerdict> kept =
          verdicts.kept().stream().sorted(Comparator.comparing(ReportVerdict::report)).toList();
      EpochOutcome outcome = new EpochOutcome(kept, computed);
      return new Audited(outcome, compare(published, outcome, verdicts.first()));
    }
  }

  /** The first difference of a small epoch, the most telling kind first. */
  public static Optional<Difference> compare(PublishedEpoch published, EpochOutcome computed) {
    JsonObject expected =
        parsed(OrderedJson.bytes(ResultJson.of(published.inputs().head(), computed)));
    return lists(published.result(), expected).stream()
        .findFirst()
        .or(() -> EvidenceAudit.compare(published.evidence(), computed.evidence()))
        .or(() -> roots(published.manifest().roots(), computed.roots()))
        .or(() -> fields(published.result(), expected));
  }

  /**
   * Leaf, share, verdict, denial, evidence, root, any other field: the first of each. A file that
   * is as it should be is not parsed.
   */
  private static List<Difference> compare(
      StreamedEpoch published, EpochOutcome computed, Optional<Difference> verdict)
      throws CorruptFile {
    byte[] result = OrderedJson.bytes(ResultJson.of(published.head(), computed));
    boolean same = published.resultFile().equals(UnsafeByteOperations.unsafeWrap(result));
    JsonObject expected = same ? new JsonObject() : parsed(result);
    JsonObject found = same ? expected : published.result();
    List<Difference> differences = new ArrayList<>(same ? List.of() : lists(found, expected));
    verdict.ifPresent(differences::add);
    if (!Hashes.keccak256(published.evidenceFile().toByteArray())
        .equals(computed.computed().evidenceHash())) {
      EvidenceAudit.compare(published.evidence(), computed.evidence()).ifPresent(differences::add);
    }
    roots(published.manifest().roots(), computed.roots()).ifPresent(differences::add);
    fields(found, expected).ifPresent(differences::add);
    return differences;
  }

  private static JsonObject parsed(byte[] json) {
    return new JsonObject(new String(json, StandardCharsets.UTF_8));
  }

  /** The first leaf, share, quality, verdict and denial that differ. */
  private static List<Difference> lists(JsonObject found, JsonObject expected) {
    return Stream.of(
            list("leaf", List.of("owner", "token"), "leaves", found, expected),
            list("share", List.of("device", "pool"), "shares", found, expected),
            list("quality", List.of("device"), "quality", found, expected),
            expected.containsKey(VERDICTS)
                ? list("verdict", List.of("report"), VERDICTS, found, expected)
                : Optional.<Difference>empty(),
            list("denial", List.of("devices"), "denials", found, expected))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Difference> list(
      String what, List<String> key, String field, JsonObject found, JsonObject expected) {
    if (!(found.getValue(field) instanceof JsonArray were)) {
      return Optional.of(new Difference("result.json " + field, NOTHING, "a list"));
    }
    JsonArray are = expected.getJsonArray(field);
    for (int i = 0; i < Math.max(were.size(), are.size()); i++) {
      Object published = i < were.size() ? were.getValue(i) : NOTHING;
      Object computed = i < are.size() ? are.getValue(i) : NOTHING;
      if (!Objects.equals(published, computed)) {
        return Optional.of(
            new Difference(
                what + " " + i + " " + named(key, computed, published),
                text(published),
                text(computed)));
      }
    }
    return Optional.empty();
  }

  private static String named(List<String> key, Object computed, Object published) {
    Object either = computed instanceof JsonObject ? computed : published;
    return either instanceof JsonObject json
        ? String.join(" ", key.stream().map(name -> name + "=" + json.getValue(name)).toList())
        : "";
  }

  /** The first root that differs. */
  static Optional<Difference> roots(EpochOutcome.Roots published, EpochOutcome.Roots computed) {
    return root("input root", published.inputRoot(), computed.inputRoot())
        .or(() -> root("parameter hash", published.parameterHash(), computed.parameterHash()))
        .or(() -> root("verdict root", published.verdictRoot(), computed.verdictRoot()))
        .or(() -> root("reward root", published.rewardRoot(), computed.rewardRoot()))
        .or(() ->
            root(
                "previous reward root",
                published.previousRewardRoot(),
                computed.previousRewardRoot()));
  }

  private static Optional<Difference> root(String what, Hash32 published, Hash32 computed) {
    return published.equals(computed)
        ? Optional.empty()
        : Optional.of(new Difference(what, published.hex(), computed.hex()));
  }

  private static Optional<Difference> fields(JsonObject found, JsonObject expected) {
    for (String name : expected.fieldNames()) {
      if (!Objects.equals(found.getValue(name), expected.getValue(name))) {
        return Optional.of(
            new Difference(
                PublishedEpoch.RESULT + " " + name,
                text(found.getValue(name)),
                text(expected.getValue(name))));
      }
    }
    return found.fieldNames().equals(expected.fieldNames())
        ? Optional.empty()
        : Optional.of(
            new Difference(
                PublishedEpoch.RESULT + " fields",
                found.fieldNames().toString(),
                expected.fieldNames().toString()));
  }

  private static String text(@Nullable Object value) {
    return value == null ? NOTHING : value.toString();
  }
}
