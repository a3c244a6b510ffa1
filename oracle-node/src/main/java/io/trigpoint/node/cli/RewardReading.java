package io.trigpoint.node.cli;

import io.trigpoint.rewards.helium.HeliumPrice;
import io.trigpoint.rewards.helium.HeliumShares;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The inputs of groups about money. */
final class RewardReading {
  private static final int MOST_DIGITS = 100;
  private static final int MOST_ORACLES = 1_000_000;
  private static final int LONGEST_TEXT = 1_000;
  private static final Set<String> SHARES = Set.of("beacon", "witness", "dc");
  private static final Set<String> SCALED = Set.of("type", "hex_scale", "reward_unit", "dc");

  private RewardReading() {}

  /** What the reference split: an emission in base units, a price, shares by key. */
  record HeliumInputs(
      BigInteger emission, HeliumPrice price, SortedMap<String, HeliumShares> shares) {}

  static HeliumInputs helium(EvalFields in) {
    SortedMap<String, HeliumShares> shares = new TreeMap<>();
    in.entries("shares").forEach((id, of) -> shares.put(id, shares(of)));
    return new HeliumInputs(
        whole(in, "emissions"),
        HeliumPrice.ofOracle(whole(in, "price"), HeliumPrice.DECIMALS),
        shares);
  }

  private static HeliumShares shares(EvalFields of) {
    boolean scaled = of.has("type");
    onlyKnown(of, scaled ? SCALED : SHARES);
    if (!scaled) {
      return new HeliumShares(zeroOr(of, "beacon"), zeroOr(of, "witness"), zeroOr(of, "dc"));
    }
    BigDecimal share = amount(of, "hex_scale").multiply(amount(of, "reward_unit"));
    return switch (of.text("type")) {
      case "beacon" -> new HeliumShares(share, BigDecimal.ZERO, zeroOr(of, "dc"));
      case "witness" -> new HeliumShares(BigDecimal.ZERO, share, zeroOr(of, "dc"));
      default -> throw of.bad("type", "must be beacon or witness");
    };
  }

  /** Refuses a field that would be read past. */
  static void onlyKnown(EvalFields of, Set<String> known) {
    of.line().fieldNames().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw of.bad(name, "is no field of this");
        });
  }

  /** A number that is not negative, with at most 100 digits on either side of the point. */
  static BigDecimal amount(EvalFields in, String name) {
    String text = in.text(name);
    if (text.length() > LONGEST_TEXT) {
      throw in.bad(name, "is longer than 1000 characters");
    }
    BigDecimal value;
    try {
      value = new BigDecimal(text);
    } catch (NumberFormatException notANumber) {
      throw in.bad(name, "is not a number: " + text);
    }
    if (value.signum() < 0) {
      throw in.bad(name, "must not be negative");
    }
    if ((long) value.precision() - value.scale() > MOST_DIGITS || value.scale() > MOST_DIGITS) {
      throw in.bad(name, "has more than 100 digits on one side of the point");
    }
    return value;
  }

  private static BigDecimal zeroOr(EvalFields in, String name) {
    return in.has(name) ? amount(in, name) : BigDecimal.ZERO;
  }

  /** An integer that is not negative. */
  static BigInteger whole(EvalFields in, String name) {
    BigInteger value = in.integer(name);
    if (value.signum() < 0) {
      throw in.bad(name, "must not be negative");
    }
    return value;
  }

  /** The integers of an array that may hold nulls. */
  static List<BigInteger> reports(EvalFields in, String name) {
    List<BigInteger> reports = new ArrayList<>();
    for (Object report : array(in, name)) {
      if (report != null) {
        JsonObject one = new JsonObject().put(name, report);
        reports.add(whole(new EvalFields(one, in.path()), name));
      }
    }
    return reports;
  }

  /** How many oracles there are: as many as are listed, nulls included, unless a field says so. */
  static int oracles(EvalFields in, String name, String listed) {
    return in.has(name) ? (int) in.number(name, 0, MOST_ORACLES) : array(in, listed).size();
  }

  private static JsonArray array(EvalFields in, String name) {
    if (!in.has(name)) {
      throw new EvalFailure("eval.missing-field", in.path() + name + " is missing");
    }
    if (!(in.line().getValue(name) instanceof JsonArray array)) {
      throw in.bad(name, "must be an array");
    }
    return array;
  }
}
