package io.trigpoint.node.epochs;

import io.trigpoint.report.Hash32;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what an operator published with what comes out of the published inputs. */
public final class EpochAudit {
  static final String NOTHING = "(absent)";

  private EpochAudit() {}

  /** One thing that is not as it should be. */
  public record Difference(String what, String published, String computed) {}

  /**
   * The first difference, the most telling kind first: leaf, verdict, denial, root, any other
   * field.
   */
  public static Optional<Difference> compare(PublishedEpoch published, EpochOutcome computed) {
    JsonObject expected =
        new JsonObject(
            new String(
                OrderedJson.bytes(ResultJson.of(published.inputs(), computed)),
                StandardCharsets.UTF_8));
    JsonObject found = published.result();
    return list("leaf", List.of("owner", "token"), "leaves", found, expected)
        .or(() -> list("share", List.of("device", "pool"), "shares", found, expected))
        .or(() -> list("verdict", List.of("report"), "verdicts", found, expected))
        .or(() -> list("denial", List.of("devices"), "denials", found, expected))
        .or(() -> EvidenceAudit.compare(published.evidence(), computed.evidence()))
        .or(() -> roots(published.manifest().roots(), computed.roots()))
        .or(() -> fields("result.json", found, expected));
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

  private static Optional<Difference> roots(
      EpochOutcome.Roots published, EpochOutcome.Roots computed) {
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

  private static Optional<Difference> fields(String where, JsonObject found, JsonObject expected) {
    for (String name : expected.fieldNames()) {
      if (!Objects.equals(found.getValue(name), expected.getValue(name))) {
        return Optional.of(
            new Difference(
                where + " " + name, text(found.getValue(name)), text(expected.getValue(name))));
      }
    }
    return found.fieldNames().equals(expected.fieldNames())
        ? Optional.empty()
        : Optional.of(
            new Difference(
                where + " fields",
                found.fieldNames().toString(),
                expected.fieldNames().toString()));
  }

  private static String text(@Nullable Object value) {
    return value == null ? NOTHING : value.toString();
  }
}
