package io.trigpoint.rewards.epoch;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.EpochClosing.Budget;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Seeded epochs: any number of devices, few owners, odd amounts, some sales. */
final class Given {
  static final TokenId REWARD_TOKEN = TokenId.ofHex("0x" + "11".repeat(20));
  static final TokenId STABLECOIN = TokenId.ofHex("0x" + "22".repeat(20));

  private Given() {}

  static EpochPoints points(Random random) {
    SortedMap<DeviceId, DevicePoints> points = new TreeMap<>();
    for (int i = random.nextInt(40); i > 0; i--) {
      points.put(
          new DeviceId(hash(random)),
          new DevicePoints(owner(random), some(random), some(random), some(random), some(random)));
    }
    return new EpochPoints(points);
  }

  static Budget budget(Random random) {
    return new Budget(
        REWARD_TOKEN,
        new TokenAmount(new BigInteger(random.nextInt(1, 100), random)),
        sales(random),
        payees(random));
  }

  static List<Sale> sales(Random random) {
    List<Sale> sales = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      sales.add(sale(random));
    }
    return sales;
  }

  static Sale sale(Random random) {
    SortedMap<Sale.Origin, Long> records = new TreeMap<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      records.put(
          new Sale.Origin(new DeviceId(hash(random)), owner(random)), random.nextLong(1, 1_000));
    }
    return new Sale(
        hash(random), STABLECOIN, TokenAmount.of(random.nextLong(5_000_000_000L)), records);
  }

  static Payees payees(Random random) {
    TreeSet<EvmAddress> operators = new TreeSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      operators.add(owner(random));
    }
    return new Payees(operators, owner(random));
  }

  static EvmAddress owner(Random random) {
    return new EvmAddress("0x" + "%040x".formatted(1 + random.nextInt(12)));
  }

  private static Hash32 hash(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Hash32.ofHex(HexFormat.of().formatHex(bytes));
  }

  private static long some(Random random) {
    return random.nextInt(3) == 0 ? 0 : random.nextLong(1L << random.nextInt(1, 63));
  }
}
