package io.trigpoint.node.epochs.explain;

import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.ScoredDayJson;
import io.trigpoint.node.epochs.StreamedEpoch;
import io.trigpoint.node.epochs.explain.Explanation.Account;
import io.trigpoint.node.epochs.explain.Explanation.PoolPart;
import io.trigpoint.node.epochs.explain.Explanation.QualityWeight;
import io.trigpoint.node.epochs.explain.Explanation.Registered;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.rewards.epoch.RewardPool;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.weather.epoch.ScoredDay;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Explains from the published files of an epoch. */
public final class PublishedExplanation {
  private static final String DEVICE = "device";
  private static final String POOL = "pool";
  private static final String POINTS = "points";

  private final EpochHead inputs;
  private final JsonObject result;
  private final DeviceId device;

  private PublishedExplanation(StreamedEpoch published, DeviceId device) throws CorruptFile {
    this.inputs = published.head();
    this.result = published.result();
    this.device = device;
  }

  /** Believes what is published; {@code trigpoint audit} checks it. */
  public static Explanation of(StreamedEpoch published, DeviceId device)
      throws CorruptFile, IOException {
    List<ReportVerdict> verdicts =
        published.verdictsOf(device).stream()
            .sorted(Comparator.comparing(ReportVerdict::report))
            .toList();
    return new PublishedExplanation(published, device).explanation(published, verdicts);
  }

  private Explanation explanation(StreamedEpoch published, List<ReportVerdict> verdicts) {
    Optional<Registered> registered =
        Optional.ofNullable(inputs.devices().get(device))
            .map(known -> new Registered(known.kind(), known.owner()));
    Hash32 rewardRoot = published.manifest().roots().rewardRoot();
    return new Explanation(
        inputs.frame().period(),
        new Explanation.Rules(inputs.parameters().id(), inputs.parameters().hash()),
        device,
        registered,
        verdicts,
        ofDevice("quality").map(score -> score.getInteger("ppm")).findFirst(),
        ofDevice("quality").flatMap(score -> days(score).stream()).toList(),
        ofDevice("weights").map(PublishedExplanation::weight).findFirst(),
        ofDevice("shares").map(this::part).toList(),
        registered.flatMap(known -> account(known.owner(), rewardRoot)),
        new ClaimStanding.NotAsked("no chain was named"));
  }

  private Stream<JsonObject> ofDevice(String list) {
    return objects(result.getJsonArray(list))
        .filter(entry -> device.hex().equals(entry.getString(DEVICE)));
  }

  private static List<ScoredDay> days(JsonObject score) {
    return ScoredDayJson.read(score.getJsonArray("days", new JsonArray()));
  }

  private static QualityWeight weight(JsonObject weight) {
    return new QualityWeight(
        weight.getInteger("rank"),
        weight.getLong("since"),
        weight.getLong("capacity_ppm"),
        weight.getLong("bought"),
        weight.getLong("use_ppm"),
        weight.getLong(POINTS));
  }

  private PoolPart part(JsonObject share) {
    JsonObject pool =
        objects(result.getJsonObject("emission").getJsonArray("pools"))
            .filter(each -> each.getString(POOL).equals(share.getString(POOL)))
            .findFirst()
            .orElseThrow();
    return new PoolPart(
        RewardPool.valueOf(share.getString(POOL).toUpperCase(Locale.ROOT)),
        share.getLong(POINTS),
        new BigInteger(pool.getString(POINTS)),
        amount(pool.getString("budget")),
        amount(share.getString("amount")));
  }

  private Optional<Account> account(EvmAddress owner, Hash32 rewardRoot) {
    TokenId token = inputs.frame().rewardToken();
    return objects(result.getJsonArray("leaves"))
        .filter(leaf ->
            leaf.getString("owner").equals(owner.hex())
                && leaf.getString("token").equals(token.hex()))
        .findFirst()
        .map(leaf ->
            new Account(
                owner,
                token,
                inputs.before().of(owner, token),
                amount(leaf.getString("cumulative")),
                proof(leaf.getJsonArray("proof")),
                rewardRoot));
  }

  private static List<Hash32> proof(JsonArray siblings) {
    return siblings.stream().map(each -> Hash32.ofHex(String.valueOf(each))).toList();
  }

  private static TokenAmount amount(String decimal) {
    return new TokenAmount(new BigInteger(decimal));
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast);
  }
}
