package io.trigpoint.node.cli;

import static io.trigpoint.node.cli.PublishedCases.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Channels and sales, asked of the calculator. */
class EvalMarketTest {

  @Test
  void theIdOfAChannelIsThatOfTheStockClient() throws IOException {
    JsonObject channel = PublishedCases.x402().getJsonObject("channel");
    String id = channel.getString("channel_id");
    assertThat(channelId(channel)).isEqualTo(id);
    assertThat(channelId(new JsonObject().put("config", channel.getJsonObject("config"))))
        .isEqualTo(id);
    JsonObject flat = channel.getJsonObject("config").copy().put("chainId", 31337);
    assertThat(channelId(flat)).isEqualTo(id);
    assertThat(channelId(flat.put("chainId", 1))).isNotEqualTo(id);
  }

  @Test
  void theDigestOfAVoucherIsThatOfTheStockClient() throws IOException {
    JsonObject published = PublishedCases.x402();
    JsonObject channel = published.getJsonObject("channel");
    JsonObject voucher = published.getJsonObject("voucher");
    JsonObject line =
        new JsonObject()
            .put("domain", channel.getJsonObject("domain"))
            .put("max_claimable", voucher.getValue("max_claimable"));
    String digest = voucher.getString("digest");
    assertThat(digest(line.copy().put("channel_id", channel.getString("channel_id"))))
        .isEqualTo(digest);
    assertThat(digest(line.copy().put("config", channel.getJsonObject("config"))))
        .isEqualTo(digest);
  }

  @ParameterizedTest
  @CsvSource({"1000, 700000, 700", "1, 999999, 0", "1000, 0, 0", "1000, 1000000, 1000"})
  void charges(long ceiling, long quality, long charge) {
    JsonObject line = new JsonObject().put("ceiling", ceiling).put("quality_ppm", quality);
    assertThat(answer("market.charge", line)).isEqualTo(new JsonObject().put("charge", charge));
  }

  @Test
  void aSaleIsSplitByRecords() {
    assertThat(answer("market.split", line("{'price': 1000, 'records': {'a': 3, 'b': 1}}")))
        .isEqualTo(line("{'shares': {'a': 600, 'b': 200}, 'treasury': 50, 'operators': 150}"));
  }

  @Test
  void aSaleIsSplitByQualityToo() {
    String quality = "'quality': {'a': 500000, 'b': 1000000}";
    assertThat(
            answer(
                "market.split",
                line("{'price': 1000, 'records': {'a': 6, 'b': 1}, " + quality + "}")))
        .isEqualTo(line("{'shares': {'a': 600, 'b': 200}, 'treasury': 50, 'operators': 150}"));
  }

  @Test
  void theTreasuryTakesWhatIsLeftOver() {
    String pools = "{'owners': 500000, 'operators': 500000, 'treasury': 0, 'operator_count': 3}";
    assertThat(
            answer(
                "market.split",
                line("{'price': 10, 'records': {'a': 1, 'b': 1, 'c': 0}, 'pools': " + pools + "}")))
        .isEqualTo(line("{'shares': {'a': 2, 'b': 2, 'c': 0}, 'treasury': 3, 'operators': 3}"));
  }

  @Test
  void nobodysRecordsAndNoOperatorsLeaveAllToTheTreasury() {
    String pools =
        "{'owners': 800000, 'operators': 150000, 'treasury': 50000, 'operator_count': 0}";
    assertThat(answer("market.split", line("{'price': 9, 'records': {}, 'pools': " + pools + "}")))
        .isEqualTo(line("{'shares': {}, 'treasury': 9, 'operators': 0}"));
  }

  @Test
  void thePartsMakeThePrice() {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      BigInteger price = new BigInteger(100, random);
      JsonObject records = new JsonObject();
      for (int owner = random.nextInt(6); owner > 0; owner--) {
        records.put("owner-" + owner, random.nextInt(1_000_000));
      }
      JsonObject split =
          answer("market.split", new JsonObject().put("price", price).put("records", records));
      BigInteger sum =
          split.getJsonObject("shares").stream()
              .map(share -> new BigInteger(share.getValue().toString()))
              .reduce(BigInteger.ZERO, BigInteger::add)
              .add(new BigInteger(split.getValue("treasury").toString()))
              .add(new BigInteger(split.getValue("operators").toString()));
      assertThat(sum).isEqualTo(price);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "market.channel-id | {} | payer is missing",
        "market.channel-id | {'config': 5} | config must be an object",
        "market.channel-id | {'config': {'payer': '0x12'}} | config.payer: not an EVM address",
        "market.channel-id | {'domain': {'name': 'Other'}} | domain.name must be x402 Batch",
        "market.channel-id | {'chainId': -1} | chainId must not be negative",
        "market.voucher-digest | {'channel_id': '0x12', 'max_claimable': 1} | channel_id must be"
            + " 32",
        "market.voucher-digest | {'channel_id': 7} | channel_id must be 32 bytes",
        "market.charge | {'ceiling': 10} | quality_ppm is missing",
        "market.charge | {'ceiling': -1, 'quality_ppm': 1} | ceiling must not be negative",
        "market.charge | {'ceiling': 1.5, 'quality_ppm': 1} | ceiling must be an integer",
        "market.charge | {'ceiling': 10, 'quality_ppm': 1000001} | quality_ppm must be 0 to"
            + " 1000000",
        "market.split | {'price': 1} | records is missing",
        "market.split | {'price': 1, 'records': {'a': -1}} | records.a must be 0 to",
        "market.split | {'price': 1, 'records': {'a': 1}, 'quality': {}} | quality.a is missing",
        "market.split | {'price': 1, 'records': {}, 'pools': {'owners': 1}} | pools.operators is",
        "market.split | {'price': 1, 'records': {}, 'pools': {'own': 1}} | pools.own is no field",
        "market.split | {'price': 1, 'records': {}, 'pools': {'owners': 1, 'operators': 1,"
            + " 'treasury': 1}} | pools must make 1000000"
      })
  void saysWhatIsWrong(String group, String line, String problem) {
    Typed typed = Typed.eval(group, line(line).encode());
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains(problem).contains("\"line\":1");
  }

  @Test
  void aVoucherOf2To128IsNone() throws IOException {
    JsonObject line =
        new JsonObject()
            .put(
                "channel_id",
                PublishedCases.x402().getJsonObject("channel").getString("channel_id"))
            .put("max_claimable", BigInteger.TWO.pow(128).toString());
    assertThat(Typed.eval("market.voucher-digest", line.encode()).out())
        .contains("max_claimable must be below 2^128");
  }

  @Test
  void anOwnerIsNamedOnce() {
    String one = "0x" + "aB".repeat(20);
    JsonObject records = new JsonObject().put(one, 1).put("0x" + "ab".repeat(20), 1);
    JsonObject line = new JsonObject().put("price", 1).put("records", records);
    assertThat(Typed.eval("market.split", line.encode()).out()).contains("twice");
  }

  private static String channelId(JsonObject line) {
    return answer("market.channel-id", line).getString("channel_id");
  }

  private static String digest(JsonObject line) {
    return answer("market.voucher-digest", line).getString("digest");
  }

  private static JsonObject line(String text) {
    return new JsonObject(text.replace('\'', '"'));
  }
}
