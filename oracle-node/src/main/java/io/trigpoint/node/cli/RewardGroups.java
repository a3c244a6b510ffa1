package io.trigpoint.node.cli;

import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.helium.HeliumEpoch;
import io.trigpoint.rewards.helium.HeliumPools;
import io.trigpoint.rewards.helium.HeliumRates;
import io.trigpoint.rewards.helium.MedianSettlement;
import io.trigpoint.rewards.helium.PacketCredits;
import io.trigpoint.rewards.merkle.CumulativeTree;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Money of an epoch: who gets what, and the tree that proves it. */
final class RewardGroups {
  static final List<EvalGroup> ALL =
      List.of(
          new EvalGroup(
              "rewards.dc",
              "{\"size\": bytes of a packet}",
              "{\"dc\": data credits}",
              RewardGroups::credits),
          new EvalGroup(
              "rewards.epoch",
              "{\"parameters\": \"helium\", \"emissions\": base units, \"price\": 10^-8 dollars,"
                  + " \"shares\": {id: {\"beacon\": x, \"witness\": x, \"dc\": x} or {\"type\":"
                  + " \"beacon\" or \"witness\", \"hex_scale\": x, \"reward_unit\": x, \"dc\": x}}}",
              "{\"amounts\": {id: {\"beacon\": n, \"witness\": n, \"dc\": n}}, \"unallocated\": n,"
                  + " \"rates\": {\"beacon\": x, \"witness\": x, \"dc\": x}, \"omitted\": [id, …],"
                  + " \"ops\": n, \"oracles_unallocated\": n}; with \"parameters\": \"trigpoint\""
                  + " see docs/spec/rewards.md",
              RewardGroups::epoch),
          new EvalGroup(
              "rewards.median",
              "{\"oracles\": n or absent for all that are listed, \"reports\": [lifetime total or"
                  + " null, …], \"paid\": n}",
              "{\"median\": n, \"payout\": n} or {\"verdict\": \"NotEnoughReports\" or"
                  + " \"ArithmeticError\"}",
              RewardGroups::median),
          new EvalGroup(
              "rewards.merkle",
              "{\"leaves\": [{\"owner\": address, \"token\": address, \"cumulative\": \"n\"}, …]}",
              "{\"root\": hash, \"proofs\": [[hash, …], …] in the order of the leaves}",
              RewardGroups::merkle),
          new EvalGroup(
              "rewards.pools",
              "{\"emissions\": base units, \"dc_remainder\": base units or absent for 0}",
              "{\"beacon\": x, \"witness\": x, \"ops\": x, \"oracles\": x}",
              RewardGroups::pools));

  private static final int MOST_BYTES = 1 << 30;

  private RewardGroups() {}

  private static JsonObject credits(EvalFields in) {
    return new JsonObject().put("dc", PacketCredits.of(in.number("size", 0, MOST_BYTES)));
  }

  private static JsonObject pools(EvalFields in) {
    BigDecimal remainder =
        in.has("dc_remainder") ? RewardReading.amount(in, "dc_remainder") : BigDecimal.ZERO;
    HeliumPools pools = HeliumPools.of(RewardReading.amount(in, "emissions"), remainder);
    return new JsonObject()
        .put("beacon", shortest(pools.beacon()))
        .put("witness", shortest(pools.witness()))
        .put("ops", shortest(pools.operations()))
        .put("oracles", shortest(pools.oracles()));
  }

  private static JsonObject epoch(EvalFields in) {
    return switch (in.text("parameters")) {
      case "helium" -> helium(in);
      case "trigpoint" -> PoolJson.of(PoolReading.of(in));
      default -> throw in.bad("parameters", "must be helium or trigpoint");
    };
  }

  private static JsonObject helium(EvalFields in) {
    RewardReading.HeliumInputs inputs = RewardReading.helium(in);
    HeliumEpoch epoch = HeliumEpoch.close(inputs.emission(), inputs.price(), inputs.shares());
    JsonObject amounts = new JsonObject();
    epoch
        .amounts()
        .forEach((id, earned) ->
            amounts.put(
                id,
                new JsonObject()
                    .put("beacon", earned.beacon())
                    .put("witness", earned.witness())
                    .put("dc", earned.data())));
    return new JsonObject()
        .put("amounts", amounts)
        .put("unallocated", epoch.unallocated())
        .put("rates", rates(epoch.rates()))
        .put("omitted", omitted(inputs, epoch))
        .put("ops", epoch.pools().operations().toBigInteger())
        .put("oracles_unallocated", epoch.pools().oracles().toBigInteger());
  }

  private static JsonArray omitted(RewardReading.HeliumInputs inputs, HeliumEpoch epoch) {
    return new JsonArray(
        inputs.shares().keySet().stream().filter(id -> !epoch.amounts().containsKey(id)).toList());
  }

  private static JsonObject rates(HeliumRates rates) {
    return new JsonObject()
        .put("beacon", rates.beacon().toPlainString())
        .put("witness", rates.witness().toPlainString())
        .put("dc", rates.data().toPlainString());
  }

  private static JsonObject median(EvalFields in) {
    List<BigInteger> reports = RewardReading.reports(in, "reports");
    int oracles = RewardReading.oracles(in, "oracles", "reports");
    return switch (MedianSettlement.of(oracles, reports, in.integer("paid"))) {
      case MedianSettlement.Paid paid ->
          new JsonObject().put("median", paid.median()).put("payout", paid.payout());
      case MedianSettlement.Refused refused ->
          new JsonObject().put("verdict", refused.reason().reference());
    };
  }

  private static JsonObject merkle(EvalFields in) {
    List<EarningsLeaf> leaves =
        in.objects("leaves").stream()
            .map(leaf ->
                new EarningsLeaf(
                    leaf.address("owner"), leaf.address("token"), leaf.integer("cumulative")))
            .toList();
    CumulativeTree tree = CumulativeTree.of(leaves);
    JsonArray proofs = new JsonArray();
    for (EarningsLeaf leaf : leaves) {
      List<Hash32> proof = tree.proof(leaf.owner(), leaf.token()).orElseThrow();
      proofs.add(new JsonArray(proof.stream().map(Hash32::hex).toList()));
    }
    return new JsonObject().put("root", tree.root().hex()).put("proofs", proofs);
  }

  /** A whole amount as an integer, any other with its decimals. */
  private static Number shortest(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() <= 0 ? stripped.toBigIntegerExact() : stripped;
  }
}
