package io.trigpoint.node.epochs.publictier;

import io.trigpoint.node.epochs.EpochFrame;
import io.trigpoint.node.epochs.ParameterSet;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.NetworkId;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.epoch.Payees;
import io.trigpoint.rewards.epoch.Sale;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * epoch.json of the public tier: frame, rules, sales by owner, and what the verdict root is of.
 *
 * @param sales without the devices whose records were sold
 */
public record PublicJson(
    EpochFrame frame, ParameterSet parameters, List<Sale> sales, VerdictCommitment verdicts) {
  private static final DeviceId NO_DEVICE = new DeviceId(Hash32.ZERO);
  private static final String FORMAT = "trigpoint-public-1";

  public PublicJson {
    sales = List.copyOf(sales);
  }

  public JsonObject json() {
    JsonArray operators = new JsonArray();
    frame.payees().operators().forEach(operator -> operators.add(operator.hex()));
    JsonArray figures = new JsonArray();
    parameters.canonical().lines().forEach(figures::add);
    JsonArray sold = new JsonArray();
    sales.forEach(sale -> sold.add(json(sale)));
    return new JsonObject()
        .put("format", FORMAT)
        .put("network_id", frame.network().value())
        .put("epoch", frame.period().number())
        .put("start_ms", frame.period().startMs())
        .put("end_ms", frame.period().endMs())
        .put("reward_token", frame.rewardToken().hex())
        .put("operators", operators)
        .put("treasury", frame.payees().treasury().hex())
        .put("parameters", parameters.id())
        .put("parameter_hash", parameters.hash().hex())
        .put("figures", figures)
        .put("verdict_root", verdicts.json())
        .put("sales", sold);
  }

  /** Throws {@link RuntimeException}s of many kinds when a field is absent or malformed. */
  static PublicJson of(JsonObject json) {
    ParameterSet parameters =
        ParameterSet.byId(json.getString("parameters"))
            .filter(set -> set.hash().hex().equals(json.getString("parameter_hash")))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "parameter set " + json.getString("parameters") + " is not known here"));
    TreeSet<EvmAddress> operators = new TreeSet<>();
    json.getJsonArray("operators")
        .forEach(operator -> operators.add(new EvmAddress(String.valueOf(operator))));
    return new PublicJson(
        new EpochFrame(
            new NetworkId(json.getLong("network_id")),
            new EpochPeriod(
                json.getLong("epoch"), json.getLong("start_ms"), json.getLong("end_ms")),
            TokenId.ofHex(json.getString("reward_token")),
            new Payees(operators, new EvmAddress(json.getString("treasury")))),
        parameters,
        json.getJsonArray("sales").stream().map(sale -> sale((JsonObject) sale)).toList(),
        VerdictCommitment.of(json.getJsonObject("verdict_root")));
  }

  private static JsonObject json(Sale sale) {
    JsonObject owners = new JsonObject();
    sale.recordsByOwner().forEach((owner, records) -> owners.put(owner.hex(), records));
    return new JsonObject()
        .put("id", sale.id().hex())
        .put("token", sale.token().hex())
        .put("price", sale.price().toString())
        .put("records", owners);
  }

  private static Sale sale(JsonObject json) {
    SortedMap<Sale.Origin, Long> records = new TreeMap<>();
    JsonObject owners = json.getJsonObject("records");
    owners
        .fieldNames()
        .forEach(owner ->
            records.put(new Sale.Origin(NO_DEVICE, new EvmAddress(owner)), owners.getLong(owner)));
    return new Sale(
        Hash32.ofHex(json.getString("id")),
        TokenId.ofHex(json.getString("token")),
        new TokenAmount(new BigInteger(json.getString("price"))),
        records);
  }
}
