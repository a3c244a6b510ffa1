package io.trigpoint.node.epochs;

import io.trigpoint.coverage.Denial;
import io.trigpoint.coverage.Denials;
import io.trigpoint.node.epochs.compute.ComputedEpoch;
import io.trigpoint.node.epochs.compute.VerdictBytes;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.rewards.epoch.ClosedEpoch;
import io.trigpoint.rewards.epoch.PayeeShare;
import io.trigpoint.rewards.epoch.PoolClosing;
import io.trigpoint.rewards.epoch.RewardShare;
import io.trigpoint.rewards.epoch.SaleSplit;
import io.trigpoint.rewards.epoch.StationStanding;
import io.trigpoint.rewards.epoch.StationWeight;
import io.trigpoint.rewards.merkle.CumulativeTree;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * result.json: what an epoch came to, for people and programs. Amounts are decimal strings of base
 * units.
 */
final class ResultJson {

  /** Epochs of more reports have their verdicts in segment files only. */
  static final int LISTED = 10_000;

  private ResultJson() {}

  /** The verdicts that are listed of an epoch, by report id: all, or none when they are many. */
  static List<ReportVerdict> listed(ComputedEpoch computed, VerdictSource verdicts)
      throws CorruptFile, IOException {
    List<ReportVerdict> listed = new ArrayList<>();
    if (new EpochOutcome(List.of(), computed).reports() <= LISTED) {
      for (int shard = 0; shard < verdicts.shards(); shard++) {
        verdicts.read(shard).forEach(verdict -> listed.add(VerdictBytes.read(verdict)));
      }
    }
    listed.sort(Comparator.comparing(ReportVerdict::report));
    return listed;
  }

  static JsonObject of(EpochHead inputs, EpochOutcome outcome) {
    EpochFrame frame = inputs.frame();
    JsonObject json =
        new JsonObject()
            .put("format", "trigpoint-result-1")
            .put("network_id", frame.network().value())
            .put("epoch", frame.period().number())
            .put("start_ms", frame.period().startMs())
            .put("end_ms", frame.period().endMs())
            .put("roots", roots(outcome.roots()))
            .put("totals", totals(outcome))
            .put("emission", emission(frame, outcome.closed()))
            .put("shares", each(outcome.shares(), ResultJson::share))
            .put("payees", each(outcome.closed().payees(), ResultJson::payee))
            .put("quality", quality(outcome))
            .put("weights", each(outcome.closed().weights().values(), ResultJson::weight))
            .put("sales", each(outcome.closed().sales(), ResultJson::sale))
            .put("leaves", leaves(outcome));
    if (outcome.reports() <= LISTED) {
      json.put("verdicts", each(outcome.verdicts(), ResultJson::verdict));
    }
    return json.put("denials", denials(outcome.evidence().denials()))
        .put("evidence", evidence(inputs, outcome))
        .put("parameters", parameters(inputs.parameters()));
  }

  static JsonObject roots(EpochOutcome.Roots roots) {
    return new JsonObject()
        .put("input_root", roots.inputRoot().hex())
        .put("verdict_root", roots.verdictRoot().hex())
        .put("reward_root", roots.rewardRoot().hex())
        .put("parameter_hash", roots.parameterHash().hex())
        .put("previous_reward_root", roots.previousRewardRoot().hex());
  }

  private static JsonObject totals(EpochOutcome outcome) {
    return new JsonObject()
        .put("reports", outcome.reports())
        .put("accepted", outcome.accepted())
        .put("refused", outcome.refused())
        .put("duplicates", outcome.duplicates());
  }

  private static JsonObject emission(EpochFrame frame, ClosedEpoch closed) {
    return new JsonObject()
        .put("token", frame.rewardToken().hex())
        .put("amount", closed.emission().toString())
        .put("unallocated", closed.unallocated().toString())
        .put("pools", each(closed.pools().values(), ResultJson::pool));
  }

  private static JsonObject pool(PoolClosing pool) {
    return new JsonObject()
        .put("pool", pool.pool().id())
        .put("budget", pool.budget().toString())
        .put("points", pool.points().toString())
        .put("paid", pool.paid().toString())
        .put("unallocated", pool.unallocated().toString());
  }

  private static JsonObject share(RewardShare share) {
    return new JsonObject()
        .put("device", share.device().hex())
        .put("owner", share.owner().hex())
        .put("pool", share.pool().id())
        .put("points", share.points())
        .put("amount", share.amount().toString());
  }

  private static JsonObject payee(PayeeShare share) {
    return new JsonObject()
        .put("account", share.account().hex())
        .put("pool", share.pool().id())
        .put("amount", share.amount().toString());
  }

  /** Why a station's quality counts for so many points; the rank in its cell begins with 0. */
  private static JsonObject weight(StationWeight weight) {
    StationStanding standing = weight.standing();
    return new JsonObject()
        .put("device", standing.device().hex())
        .put("quality_ppm", standing.quality())
        .put("since", standing.since())
        .put("rank", weight.rank())
        .put("capacity_ppm", weight.capacityPpm())
        .put("bought", standing.bought())
        .put("use_ppm", weight.usePpm())
        .put("points", weight.points());
  }

  private static JsonArray quality(EpochOutcome outcome) {
    JsonArray quality = new JsonArray();
    outcome
        .quality()
        .forEach((device, score) -> {
          JsonObject station =
              new JsonObject().put("device", device.hex()).put("ppm", score.partsPerMillion());
          Optional.ofNullable(outcome.days().get(device))
              .ifPresent(days -> station.put("days", ScoredDayJson.of(days)));
          quality.add(station);
        });
    return quality;
  }

  private static JsonObject sale(SaleSplit split) {
    return new JsonObject()
        .put("id", split.sale().id().hex())
        .put("token", split.sale().token().hex())
        .put("price", split.sale().price().toString())
        .put("parts", each(split.parts(), ResultJson::part));
  }

  private static JsonObject part(SaleSplit.Part part) {
    return new JsonObject()
        .put("account", part.account().hex())
        .put("role", part.role().name().toLowerCase(Locale.ROOT))
        .put("amount", part.amount().toString());
  }

  private static JsonArray leaves(EpochOutcome outcome) {
    CumulativeTree tree = outcome.after().tree();
    return each(
        outcome.after().leaves(),
        leaf -> leaf(leaf, tree.proof(leaf.owner(), leaf.token()).orElseThrow()));
  }

  private static JsonObject leaf(EarningsLeaf leaf, List<Hash32> proof) {
    JsonArray siblings = new JsonArray();
    proof.forEach(sibling -> siblings.add(sibling.hex()));
    return new JsonObject()
        .put("owner", leaf.owner().hex())
        .put("token", leaf.token().hex())
        .put("cumulative", leaf.cumulative().toString())
        .put("proof", siblings);
  }

  private static JsonObject verdict(ReportVerdict verdict) {
    JsonObject evidence = new JsonObject();
    verdict.evidence().forEach(evidence::put);
    return new JsonObject()
        .put("report", verdict.report().hex())
        .put("device", verdict.device().hex())
        .put("kind", verdict.kind().name().toLowerCase(Locale.ROOT))
        .put("outcome", verdict.outcome().name().toLowerCase(Locale.ROOT))
        .put("rule", verdict.rule())
        .put("evidence", evidence);
  }

  private static JsonArray denials(Denials denials) {
    JsonArray all = new JsonArray();
    denials
        .devices()
        .forEach((device, denial) -> all.add(denial(new JsonArray().add(device.hex()), denial)));
    denials
        .edges()
        .forEach((edge, denial) ->
            all.add(denial(new JsonArray().add(edge.low().hex()).add(edge.high().hex()), denial)));
    return all;
  }

  private static JsonObject denial(JsonArray devices, Denial denial) {
    return new JsonObject()
        .put("devices", devices)
        .put("signals", denial.signals())
        .put("until_ms", denial.untilMs());
  }

  private static JsonObject evidence(EpochHead inputs, EpochOutcome outcome) {
    return new JsonObject()
        .put("before", inputs.evidenceHash().hex())
        .put("after", outcome.computed().evidenceHash().hex());
  }

  private static JsonObject parameters(ParameterSet parameters) {
    JsonArray figures = new JsonArray();
    parameters.canonical().lines().forEach(figures::add);
    return new JsonObject()
        .put("id", parameters.id())
        .put("hash", parameters.hash().hex())
        .put("figures", figures);
  }

  private static <T> JsonArray each(Collection<T> values, Function<T, JsonObject> json) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(json.apply(value)));
    return array;
  }
}
