package io.trigpoint.node.epochs.explain;

import io.trigpoint.node.epochs.ScoredDayJson;
import io.trigpoint.node.epochs.explain.Explanation.Account;
import io.trigpoint.node.epochs.explain.Explanation.PoolPart;
import io.trigpoint.node.epochs.explain.Explanation.QualityWeight;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportVerdict;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** An explanation for programs. Amounts are decimal strings of base units. */
public final class ExplanationJson {

  private ExplanationJson() {}

  public static JsonObject of(Explanation explained) {
    JsonObject json =
        new JsonObject()
            .put("epoch", explained.period().number())
            .put("start_ms", explained.period().startMs())
            .put("end_ms", explained.period().endMs())
            .put("parameters", explained.rules().parameters())
            .put("parameter_hash", explained.rules().parameterHash().hex())
            .put("device", explained.device().hex())
            .put("registered", explained.registered().isPresent());
    explained
        .registered()
        .ifPresent(registered ->
            json.put("kind", registered.kind().name().toLowerCase(Locale.ROOT))
                .put("owner", registered.owner().hex()));
    explained.qualityPpm().ifPresent(ppm -> json.put("quality_ppm", ppm));
    if (!explained.days().isEmpty()) {
      json.put("days", ScoredDayJson.of(explained.days()));
    }
    explained.weight().ifPresent(weight -> json.put("weight", weight(weight)));
    JsonArray reports = new JsonArray();
    explained.verdicts().forEach(verdict -> reports.add(report(verdict)));
    JsonArray parts = new JsonArray();
    explained.parts().forEach(part -> parts.add(part(part)));
    json.put("reports", reports).put("pools", parts).put("earned", explained.earned().toString());
    explained.account().ifPresent(account -> json.put("account", account(account, explained)));
    return json;
  }

  private static JsonObject report(ReportVerdict verdict) {
    JsonObject figures = new JsonObject();
    verdict.evidence().forEach(figures::put);
    RuleWords words = RuleWords.of(verdict.rule());
    return new JsonObject()
        .put("report", verdict.report().hex())
        .put("kind", verdict.kind().name().toLowerCase(Locale.ROOT))
        .put("outcome", verdict.outcome().name().toLowerCase(Locale.ROOT))
        .put("rule", verdict.rule())
        .put("rule_link", words.link())
        .put("meaning", words.meaning())
        .put("advice", words.advice())
        .put("figures", figures);
  }

  private static JsonObject weight(QualityWeight weight) {
    return new JsonObject()
        .put("rank", weight.rank())
        .put("since", weight.since())
        .put("capacity_ppm", weight.capacityPpm())
        .put("bought", weight.bought())
        .put("use_ppm", weight.usePpm())
        .put("points", weight.points());
  }

  private static JsonObject part(PoolPart part) {
    return new JsonObject()
        .put("pool", part.pool().id())
        .put("points", part.points())
        .put("all_points", part.allPoints().toString())
        .put("budget", part.budget().toString())
        .put("amount", part.amount().toString())
        .put("rounded_off", part.roundedOff() + "/" + part.allPoints());
  }

  private static JsonObject account(Account account, Explanation explained) {
    JsonArray proof = new JsonArray();
    account.proof().stream().map(Hash32::hex).forEach(proof::add);
    JsonObject json =
        new JsonObject()
            .put("owner", account.owner().hex())
            .put("token", account.token().hex())
            .put("before", account.before().toString())
            .put("delta", account.delta().toString())
            .put("after", account.after().toString())
            .put("proof", proof)
            .put("reward_root", account.rewardRoot().hex())
            .put("claim", explained.claim().word(account.after()));
    switch (explained.claim()) {
      case ClaimStanding.Asked asked -> json.put("claimed", asked.claimed().toString());
      case ClaimStanding.NotAsked not -> json.put("claim_unknown_because", not.why());
    }
    return json;
  }
}
