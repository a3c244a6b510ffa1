package io.trigpoint.rewards.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.SaleSplit.Part;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sale on chain and one in a request are divided alike: both read the same file. */
class SaleSplitVectorsTest {
  private static final Path FILE =
      Path.of("..", "contracts", "src", "test", "resources", "vectors", "sale-splits.json");
  private static final Pattern CASE =
      Pattern.compile(
          "\\{\"amount\":\"(\\d+)\",\"ownersPpm\":\"(\\d+)\",\"operatorsPpm\":\"(\\d+)\","
              + "\"treasuryPpm\":\"(\\d+)\",\"owners\":\"(\\d+)\",\"operators\":\"(\\d+)\","
              + "\"treasury\":\"(\\d+)\"}");
  private static final EvmAddress OWNER = new EvmAddress("0x" + "a1".repeat(20));
  private static final EvmAddress OPERATOR = new EvmAddress("0x" + "c3".repeat(20));
  private static final EvmAddress TREASURY = new EvmAddress("0x" + "d4".repeat(20));

  static Stream<MatchResult> vectors() throws IOException {
    return CASE.matcher(Files.readString(FILE)).results();
  }

  @Test
  void readsAllCases() throws IOException {
    assertThat(vectors()).hasSizeGreaterThanOrEqualTo(64);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void isDividedAsTheMarketContractDividesIt(MatchResult vector) {
    RevenueSplit split = new RevenueSplit(ppm(vector, 2), ppm(vector, 3), ppm(vector, 4));
    List<TokenAmount> parts =
        SaleSplit.of(sale(amount(vector, 1)), split, payees()).parts().stream()
            .map(Part::amount)
            .toList();
    assertThat(parts).containsExactly(amount(vector, 5), amount(vector, 6), amount(vector, 7));
  }

  private static Sale sale(TokenAmount price) {
    TreeMap<Sale.Origin, Long> records = new TreeMap<>();
    records.put(new Sale.Origin(DeviceId.ofHex("%064x".formatted(1)), OWNER), 1L);
    return new Sale(Hash32.ZERO, Given.STABLECOIN, price, records);
  }

  private static Payees payees() {
    TreeSet<EvmAddress> operators = new TreeSet<>();
    operators.add(OPERATOR);
    return new Payees(operators, TREASURY);
  }

  private static TokenAmount amount(MatchResult vector, int group) {
    return new TokenAmount(new BigInteger(vector.group(group)));
  }

  private static int ppm(MatchResult vector, int group) {
    return Integer.parseInt(vector.group(group));
  }
}
