package io.trigpoint.node.cli;

import io.trigpoint.report.DeviceId;
import io.trigpoint.rewards.epoch.ClosedEpoch;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.EpochClosing;
import io.trigpoint.rewards.epoch.PayeeShare;
import io.trigpoint.rewards.epoch.RewardPool;
import io.trigpoint.rewards.epoch.RewardShare;
import io.trigpoint.rewards.epoch.TokenId;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SortedMap;

/** An epoch closed by our own parameters, as an answer; amounts are integers of base units. */
final class PoolJson {
  private static final TokenId TOKEN = TokenId.ofHex("0x" + "0".repeat(40));

  private PoolJson() {}

  static JsonObject of(PoolReading reading) {
    ClosedEpoch closed =
        EpochClosing.close(
            reading.points(),
            new EpochClosing.Budget(TOKEN, reading.emission(), List.of(), reading.payees()),
            reading.parameters(),
            CumulativeEarnings.none());
    JsonObject pools = new JsonObject();
    closed
        .pools()
        .forEach((pool, closing) ->
            pools.put(
                pool.id(),
                new JsonObject()
                    .put("budget", closing.budget().baseUnits())
                    .put("points", closing.points())
                    .put("paid", closing.paid().baseUnits())
                    .put("unallocated", closing.unallocated().baseUnits())));
    return new JsonObject()
        .put("emission", closed.emission().baseUnits())
        .put("amounts", amounts(closed, reading.names()))
        .put("operators", payees(closed, RewardPool.OPERATORS))
        .put("pools", pools)
        .put("unallocated", closed.unallocated().baseUnits());
  }

  private static JsonObject amounts(ClosedEpoch closed, SortedMap<DeviceId, String> names) {
    JsonObject amounts = new JsonObject();
    for (RewardShare share : closed.shares()) {
      String device = names.getOrDefault(share.device(), share.device().hex());
      if (!amounts.containsKey(device)) {
        amounts.put(device, new JsonObject());
      }
      var _ = amounts.getJsonObject(device).put(share.pool().id(), share.amount().baseUnits());
    }
    return amounts;
  }

  private static JsonObject payees(ClosedEpoch closed, RewardPool pool) {
    JsonObject payees = new JsonObject();
    for (PayeeShare share : closed.payees()) {
      if (share.pool() == pool) {
        payees.put(share.account().hex(), share.amount().baseUnits());
      }
    }
    return payees;
  }
}
