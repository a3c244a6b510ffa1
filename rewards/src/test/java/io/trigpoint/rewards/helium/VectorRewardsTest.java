package io.trigpoint.rewards.helium;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.epoch.EpochSchedule;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published money of the retired network, to the last base unit. */
class VectorRewardsTest {
  private static final Path FILE = Path.of("..", "..", "shared", "vectors", "helium.json");
  private static final long DAY_S = 86_400;

  @Test
  void pools() throws IOException {
    for (JsonNode vector : vectors("rewards.pools")) {
      HeliumPools pools =
          HeliumPools.of(decimal(vector, "emissions"), zeroOr(vector, "dc_remainder"));
      assertPool(vector, "beacon", pools.beacon());
      assertPool(vector, "witness", pools.witness());
      assertPool(vector, "ops", pools.operations());
      assertPool(vector, "oracles", pools.oracles());
    }
  }

  @Test
  void prices() throws IOException {
    for (JsonNode vector : vectors("rewards.price")) {
      if (vector.has("price")) {
        int decimals = vector.get("decimals").asInt();
        HeliumPrice price = HeliumPrice.ofOracle(integer(vector, "price"), decimals);
        assertThat(price.perToken(decimals)).isEqualByComparingTo(decimal(vector, "per_token"));
        assertThat(price.perBaseUnit()).isEqualByComparingTo(decimal(vector, "per_base_unit"));
      } else {
        HeliumPrice price = new HeliumPrice(decimal(vector, "price_per_base_unit"));
        BigDecimal cost = price.baseUnits(decimal(vector, "dc"));
        assertThat(cost).isEqualByComparingTo(decimal(vector, "expected"));
        assertThat(price.credits(cost)).isEqualTo(integer(vector, "dc"));
      }
    }
  }

  @Test
  void sixGateways() throws IOException {
    for (JsonNode vector : vectors("rewards.epoch_6_gateways")) {
      HeliumEpoch epoch = close(vector);
      JsonNode rates = vector.get("rates");
      assertThat(epoch.rates())
          .isEqualTo(
              new HeliumRates(
                  decimal(rates, "beacon"), decimal(rates, "witness"), decimal(rates, "dc")));
      assertAmounts(epoch, vector);
      vector
          .get("omitted")
          .forEach(key -> assertThat(epoch.amounts()).doesNotContainKey(key.asText()));
    }
  }

  @Test
  void aWholeDay() throws IOException {
    for (JsonNode vector : vectors("rewards.epoch_24h")) {
      HeliumEpoch epoch = close(vector);
      assertAmounts(epoch, vector);
      assertThat(epoch.pools().operations().toBigInteger()).isEqualTo(integer(vector, "ops"));
      assertThat(epoch.pools().oracles().toBigInteger())
          .isEqualTo(integer(vector, "oracles_unallocated"));
    }
  }

  @Test
  void lifetimeTotalsRiseByAllThree() throws IOException {
    for (JsonNode vector : vectors("rewards.index_extract")) {
      assertThat(
              new HeliumAmounts(
                      integer(vector, "beacon"),
                      integer(vector, "witness"),
                      integer(vector, "data"))
                  .total())
          .isEqualTo(integer(vector, "expected"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"data.payload_to_dc", "data.payload_to_dc.derived"})
  void creditsOfPackets(String group) throws IOException {
    for (JsonNode vector : vectors(group)) {
      assertThat(PacketCredits.of(vector.get("size").asLong()))
          .isEqualTo(vector.get("expected").asLong());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"settlement.lazy_median", "settlement.lazy_median.derived"})
  void medians(String group) throws IOException {
    for (JsonNode vector : vectors(group)) {
      List<BigInteger> reports = new ArrayList<>();
      vector
          .get("reports")
          .forEach(report -> {
            if (!report.isNull()) {
              reports.add(report.bigIntegerValue());
            }
          });
      int oracles = vector.has("oracles") ? vector.get("oracles").asInt() : reports.size();
      BigInteger paid = integer(vector, "paid");
      BigInteger median =
          vector.has("median") ? integer(vector, "median") : paid.add(integer(vector, "payout"));
      assertThat(MedianSettlement.of(oracles, reports, paid))
          .isEqualTo(new MedianSettlement.Paid(median, median.subtract(paid)));
    }
  }

  /** The reference counts days from 0, we count from 1. */
  @Test
  void epochsAreDays() throws IOException {
    EpochSchedule days = new EpochSchedule(0, DAY_S * 1_000);
    for (JsonNode vector : vectors("epoch.numbering")) {
      EpochPeriod period = days.period(vector.get("epoch").asLong() + 1);
      assertThat(period.startMs()).isEqualTo(vector.get("start_unix").asLong() * 1_000);
      assertThat(period.endMs()).isEqualTo(vector.get("end_unix").asLong() * 1_000);
    }
  }

  private static HeliumEpoch close(JsonNode vector) {
    SortedMap<String, HeliumShares> shares = new TreeMap<>();
    vector
        .get("shares")
        .properties()
        .forEach(entry -> shares.put(entry.getKey(), shares(entry.getValue())));
    return HeliumEpoch.close(
        integer(vector, "emissions"),
        HeliumPrice.ofOracle(integer(vector, "price"), HeliumPrice.DECIMALS),
        shares);
  }

  private static HeliumShares shares(JsonNode of) {
    if (!of.has("type")) {
      return new HeliumShares(decimal(of, "beacon"), decimal(of, "witness"), decimal(of, "dc"));
    }
    BigDecimal share = decimal(of, "hex_scale").multiply(decimal(of, "reward_unit"));
    return of.get("type").asText().equals("beacon")
        ? new HeliumShares(share, BigDecimal.ZERO, zeroOr(of, "dc"))
        : new HeliumShares(BigDecimal.ZERO, share, zeroOr(of, "dc"));
  }

  private static void assertAmounts(HeliumEpoch epoch, JsonNode vector) {
    SortedMap<String, HeliumAmounts> expected = new TreeMap<>();
    vector
        .get("expected")
        .properties()
        .forEach(entry ->
            expected.put(
                entry.getKey(),
                new HeliumAmounts(
                    integer(entry.getValue(), "beacon"),
                    integer(entry.getValue(), "witness"),
                    integer(entry.getValue(), "dc"))));
    assertThat(epoch.amounts()).isEqualTo(expected);
    assertThat(epoch.unallocated()).isEqualTo(integer(vector, "unallocated"));
  }

  private static void assertPool(JsonNode vector, String name, BigDecimal pool) {
    if (vector.has(name)) {
      assertThat(pool).isEqualByComparingTo(decimal(vector, name));
    }
  }

  private static BigDecimal zeroOr(JsonNode of, String name) {
    return of.has(name) ? decimal(of, name) : BigDecimal.ZERO;
  }

  private static BigDecimal decimal(JsonNode of, String name) {
    return new BigDecimal(of.get(name).asText());
  }

  private static BigInteger integer(JsonNode of, String name) {
    return of.get(name).bigIntegerValue();
  }

  private static List<JsonNode> vectors(String group) throws IOException {
    for (JsonNode candidate : new ObjectMapper().readTree(FILE.toFile()).get("groups")) {
      if (candidate.get("id").asText().equals(group)) {
        List<JsonNode> vectors = new ArrayList<>();
        candidate.get("vectors").forEach(vectors::add);
        assertThat(vectors).as(group).isNotEmpty();
        return vectors;
      }
    }
    throw new IllegalStateException("helium.json has no group " + group);
  }
}
