package io.trigpoint.node.cli;

import io.trigpoint.contracts.ChannelConfig;
import io.trigpoint.contracts.ChannelDigests;
import io.trigpoint.contracts.VoucherChannelsCalls;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.rewards.epoch.Payees;
import io.trigpoint.rewards.epoch.RevenueSplit;
import io.trigpoint.rewards.epoch.RewardParameters;
import io.trigpoint.rewards.epoch.Sale;
import io.trigpoint.rewards.epoch.SaleSplit;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.rewards.market.Charge;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Payment channels, and what is charged for a read and to whom it goes. */
final class MarketGroups {
  private static final String DOMAIN_FIELDS =
      "\"domain\": {\"chainId\": n or absent for 31337, \"verifyingContract\": address or absent"
          + " for the published one} or absent";
  private static final String CONFIG =
      "{\"payer\": address, \"payerAuthorizer\": address, \"receiver\": address,"
          + " \"receiverAuthorizer\": address, \"token\": address, \"withdrawDelay\": seconds,"
          + " \"salt\": 32 bytes}";

  static final List<EvalGroup> ALL =
      List.of(
          new EvalGroup(
              "market.channel-id",
              "{\"config\": " + CONFIG + ", " + DOMAIN_FIELDS + "}, or all fields side by side",
              "{\"channel_id\": hash}",
              MarketGroups::channelId),
          new EvalGroup(
              "market.charge",
              "{\"ceiling\": base units, \"quality_ppm\": 0 to 1000000}",
              "{\"charge\": base units}",
              MarketGroups::charge),
          new EvalGroup(
              "market.split",
              "{\"price\": base units, \"records\": {owner: n}, \"quality\": {owner: ppm} or absent"
                  + " for the same, \"pools\": {\"owners\": ppm, \"operators\": ppm, \"treasury\":"
                  + " ppm, \"operator_count\": n or absent for 1} or absent for the parameters in"
                  + " force}",
              "{\"shares\": {owner: base units}, \"treasury\": n, \"operators\": n, all together}",
              MarketGroups::split),
          new EvalGroup(
              "market.voucher-digest",
              "{\"channel_id\": hash, or \"config\" as in market.channel-id, \"max_claimable\":"
                  + " base units, "
                  + DOMAIN_FIELDS
                  + "}",
              "{\"digest\": hash}",
              MarketGroups::voucherDigest));

  private static final BigInteger LOCAL_CHAIN = BigInteger.valueOf(31_337);
  private static final int AMOUNT_BITS = 128;
  private static final int CHAIN_BITS = 256;
  private static final long LONGEST_DELAY = (1L << 40) - 1;
  private static final int MOST_OPERATORS = 10_000;
  private static final Set<String> POOLS =
      Set.of("owners", "operators", "treasury", "operator_count");
  private static final TokenId ANY_TOKEN = new TokenId(new EvmAddress("0x" + "0".repeat(40)));

  private MarketGroups() {}

  private static JsonObject channelId(EvalFields in) {
    return new JsonObject().put("channel_id", digests(in).channelId(config(in)));
  }

  private static JsonObject voucherDigest(EvalFields in) {
    ChannelDigests digests = digests(in);
    String channel =
        in.has("channel_id") ? bytes32(in, "channel_id") : digests.channelId(config(in));
    BigInteger most = RewardReading.whole(in, "max_claimable");
    if (most.bitLength() > AMOUNT_BITS) {
      throw in.bad("max_claimable", "must be below 2^128");
    }
    return new JsonObject().put("digest", digests.voucher(channel, most));
  }

  private static ChannelDigests digests(EvalFields in) {
    EvalFields domain = in.has("domain") ? in.object("domain") : in;
    must(domain, "name", "x402 Batch Settlement");
    must(domain, "version", "1");
    BigInteger chain = domain.has("chainId") ? RewardReading.whole(domain, "chainId") : LOCAL_CHAIN;
    if (chain.bitLength() > CHAIN_BITS) {
      throw domain.bad("chainId", "must be below 2^256");
    }
    String settlement =
        domain.has("verifyingContract")
            ? domain.address("verifyingContract").hex()
            : VoucherChannelsCalls.PUBLISHED_SETTLEMENT;
    return new ChannelDigests(chain, settlement);
  }

  /** The scheme has one name and one version; another would be another scheme. */
  private static void must(EvalFields domain, String field, String value) {
    if (domain.has(field) && !domain.text(field).equals(value)) {
      throw domain.bad(field, "must be " + value);
    }
  }

  private static ChannelConfig config(EvalFields in) {
    EvalFields of = in.has("config") ? in.object("config") : in;
    return new ChannelConfig(
        of.address("payer").hex(),
        of.address("payerAuthorizer").hex(),
        of.address("receiver").hex(),
        of.address("receiverAuthorizer").hex(),
        of.address("token").hex(),
        of.number("withdrawDelay", 0, LONGEST_DELAY),
        bytes32(of, "salt"));
  }

  private static String bytes32(EvalFields in, String name) {
    String text = in.text(name);
    if (!text.matches("(0x)?\\p{XDigit}{64}")) {
      throw in.bad(name, "must be 32 bytes of hexadecimal digits");
    }
    return Hash32.ofHex(text).hex();
  }

  private static JsonObject charge(EvalFields in) {
    TokenAmount ceiling = new TokenAmount(RewardReading.whole(in, "ceiling"));
    int quality = (int) in.number("quality_ppm", 0, Charge.WHOLE);
    return new JsonObject().put("charge", Charge.of(ceiling, quality).amount().baseUnits());
  }

  private static JsonObject split(EvalFields in) {
    SortedMap<EvmAddress, String> owners = new TreeMap<>();
    SortedMap<EvmAddress, BigInteger> weights = new TreeMap<>();
    EvalFields named = in.object("records");
    for (String name : named.line().fieldNames()) {
      EvmAddress owner = owner(name);
      if (owners.put(owner, name) != null) {
        throw in.bad("records", "has " + name + " twice");
      }
      long number = named.number(name, 0, Sale.MOST_RECORDS);
      weights.put(owner, BigInteger.valueOf(number * quality(in, name)));
    }
    TokenAmount price = new TokenAmount(RewardReading.whole(in, "price"));
    Sale sale = new Sale(Hash32.ZERO, ANY_TOKEN, price, new TreeMap<>());
    return json(SaleSplit.weighted(sale, weights, revenue(in), payees(in)), owners);
  }

  /** What a record of an owner counts: its quality, or the same as any other. */
  private static long quality(EvalFields in, String owner) {
    return in.has("quality") ? in.object("quality").number(owner, 0, Charge.WHOLE) : 1;
  }

  private static JsonObject json(SaleSplit split, SortedMap<EvmAddress, String> owners) {
    JsonObject shares = new JsonObject();
    owners.values().forEach(name -> shares.put(name, BigInteger.ZERO));
    split.parts().stream()
        .filter(part -> part.role() == SaleSplit.Role.OWNER)
        .forEach(part -> shares.put(owners.get(part.account()), part.amount().baseUnits()));
    return new JsonObject()
        .put("shares", shares)
        .put("treasury", sum(split, SaleSplit.Role.TREASURY))
        .put("operators", sum(split, SaleSplit.Role.OPERATOR));
  }

  private static BigInteger sum(SaleSplit split, SaleSplit.Role role) {
    return split.parts().stream()
        .filter(part -> part.role() == role)
        .map(part -> part.amount().baseUnits())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static RevenueSplit revenue(EvalFields in) {
    if (!in.has("pools")) {
      return RewardParameters.trigpointByUse().revenue();
    }
    EvalFields pools = in.object("pools");
    RewardReading.onlyKnown(pools, POOLS);
    long owners = pools.number("owners", 0, Charge.WHOLE);
    long operators = pools.number("operators", 0, Charge.WHOLE);
    long treasury = pools.number("treasury", 0, Charge.WHOLE);
    if (owners + operators + treasury != Charge.WHOLE) {
      throw in.bad("pools", "must make 1000000 ppm together");
    }
    return new RevenueSplit((int) owners, (int) operators, (int) treasury);
  }

  private static Payees payees(EvalFields in) {
    EvalFields pools = in.has("pools") ? in.object("pools") : in;
    long count =
        pools.has("operator_count") ? pools.number("operator_count", 0, MOST_OPERATORS) : 1;
    TreeSet<EvmAddress> operators = new TreeSet<>();
    LongStream.rangeClosed(1, count)
        .forEach(number -> operators.add(new EvmAddress("0x%040x".formatted(number))));
    return new Payees(operators, ANY_TOKEN.address());
  }

  /** An address, or the hash of any other name. */
  private static EvmAddress owner(String name) {
    return name.matches("0x\\p{XDigit}{40}")
        ? new EvmAddress(name)
        : new EvmAddress(
            "0x" + Hashes.sha256(name.getBytes(StandardCharsets.UTF_8)).hex().substring(26));
  }
}
