package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.Region;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The calculator judges by our own rules, and answers whatever it is asked. */
class TrigpointVerificationTest {
  private static final String BEACONER = "3b".repeat(32);
  private static final String WITNESS = "0x" + "5c".repeat(32);
  private static final String ADDRESS = "112NqN2WWMwtK29PMzRby62fDydBJfsCLkCAf392stdok48ovNT6";
  private static final String LOCAL = "00112233445566778899aabbccddeeff";
  private static final Hash32 ENTROPY = Hashes.sha256(new byte[] {5});
  private static final long RECEIVED = 1_790_000_061_000L;

  @Test
  void anHonestReceptionIsPaid() {
    JsonObject answer = answer(line -> {});
    assertThat(answer.getJsonObject("beacon").getString("rule")).isEqualTo("coverage.scored");
    JsonObject witness = answer.getJsonArray("witnesses").getJsonObject(0);
    assertThat(witness.getString("verdict")).isEqualTo("ok");
    assertThat(witness.getString("id")).isEqualTo(WITNESS);
    assertThat(witness.getBoolean("selected")).isTrue();
    assertThat(witness.getString("unit")).isEqualTo("1.0000");
  }

  @Test
  void aPayloadIsWorthNothingToAnotherDevice() {
    JsonObject answer =
        answer(line -> {
          line.put("beaconer", ADDRESS);
          line.getJsonObject("hotspots").put(ADDRESS, place(51.05, 3.72));
        });
    assertThat(answer.getJsonObject("beacon").getString("verdict"))
        .isEqualTo("coverage.payload-not-derived");
    assertThat(rule(answer)).isEqualTo("coverage.beacon-refused");
  }

  @Test
  void anAddressStandsForItsKeysDevice() {
    assertThat(
            rule(
                answer(line -> {
                  witness(line).put("id", ADDRESS);
                  line.getJsonObject("hotspots").put(ADDRESS, place(51.08, 3.72));
                })))
        .isEqualTo("coverage.scored");
  }

  @Test
  void everyFieldReachesItsRule() {
    assertThat(ruleOf(w -> w.put("signal_ddbm", -500))).isEqualTo("coverage.too-loud");
    assertThat(ruleOf(w -> w.put("snr_ddb", 200))).isEqualTo("coverage.snr-out-of-range");
    assertThat(ruleOf(w -> w.put("rssis_ddbm", -900))).isEqualTo("coverage.snr-inconsistent");
    assertThat(ruleOf(w -> w.put("datarate", "SF7BW125"))).isEqualTo("coverage.spreading-mismatch");
    assertThat(ruleOf(w -> w.put("freq_hz", 1))).isEqualTo("coverage.frequency-mismatch");
    assertThat(ruleOf(w -> w.put("received_ms", RECEIVED + 60_000))).isEqualTo("coverage.late");
    assertThat(ruleOf(w -> w.put("payload_hex", "00".repeat(51))))
        .isEqualTo("coverage.no-such-beacon");
    assertThat(ruleOf(w -> w.put("id", "ee".repeat(32)))).isEqualTo("coverage.unknown-device");
    assertThat(ruleOf(w -> w.put("id", BEACONER))).isEqualTo("coverage.own-beacon");
    assertThat(rule(answer(line -> denylist(line).put("keys", new JsonArray().add(WITNESS)))))
        .isEqualTo("coverage.device-denied");
    JsonArray pair = new JsonArray().add(WITNESS).add(BEACONER);
    assertThat(rule(answer(line -> denylist(line).put("edges", new JsonArray().add(pair)))))
        .isEqualTo("coverage.edge-denied");
  }

  @Test
  void theFirstOfTwoReportsCounts() {
    JsonObject answer = answer(line -> line.getJsonArray("witnesses").add(witness(line).copy()));
    assertThat(rule(answer)).isEqualTo("coverage.scored");
    assertThat(answer.getJsonArray("witnesses").getJsonObject(1).getString("verdict"))
        .isEqualTo("coverage.duplicate-witness");
  }

  @Test
  void anIndexThatIsNoCellIsNoLocation() {
    for (String cell : new String[] {"8fffffffffffffff", "0", "-1", "NaN", "9".repeat(40)}) {
      assertThat(
              rule(
                  answer(line ->
                      line.getJsonObject("hotspots").getJsonObject(WITNESS).put("cell", cell))))
          .isEqualTo("coverage.location-not-asserted");
    }
  }

  @Test
  void whatIsNoReportIsAnErrorThatNamesTheField() {
    assertThat(errorOf(line -> witness(line).put("payload_hex", "00")))
        .contains("witnesses[0].payload_hex");
    assertThat(errorOf(line -> line.put("beaconer", "nobody"))).contains("beaconer");
    assertThat(errorOf(line -> witness(line).put("datarate", "SF13"))).contains("datarate");
    assertThat(errorOf(line -> line.getJsonObject("beacon").put("local_entropy_hex", "e94619b0")))
        .contains("beacon.local_entropy_hex");
    JsonArray self = new JsonArray().add(WITNESS).add(WITNESS);
    assertThat(errorOf(line -> denylist(line).put("edges", new JsonArray().add(self))))
        .contains("denylist.edges");
  }

  private static JsonObject honest() {
    BeaconPayload payload =
        BeaconPayload.derive(ENTROPY, DeviceId.ofHex(BEACONER), HexFormat.of().parseHex(LOCAL));
    return new JsonObject()
        .put("parameters", "trigpoint")
        .put("region", "EU868")
        .put(
            "entropy",
            new JsonObject()
                .put("data_hex", HexFormat.of().formatHex(ENTROPY.toBytes()))
                .put("timestamp_s", RECEIVED / 1_000 - 60))
        .put("beaconer", BEACONER)
        .put("beacon", beacon(payload))
        .put("witnesses", new JsonArray().add(reception(payload)))
        .put(
            "hotspots",
            new JsonObject().put(BEACONER, place(51.05, 3.72)).put(WITNESS, place(51.08, 3.72)));
  }

  private static JsonObject beacon(BeaconPayload payload) {
    return new JsonObject()
        .put("received_ms", RECEIVED)
        .put("local_entropy_hex", LOCAL)
        .put("payload_hex", payload.hex())
        .put("freq_hz", Region.EU868.channelOf(payload).value())
        .put("datarate", "SF12")
        .put("tx_power_dbm", 14);
  }

  private static JsonObject reception(BeaconPayload payload) {
    return new JsonObject()
        .put("id", WITNESS)
        .put("received_ms", RECEIVED + 400)
        .put("payload_hex", payload.hex())
        .put("signal_ddbm", -1_050)
        .put("snr_ddb", 80)
        .put("freq_hz", Region.EU868.channelOf(payload).value() + 12);
  }

  private static JsonObject place(double latitude, double longitude) {
    return new JsonObject().put("cell", Cell.ofLatLng(latitude, longitude, 12).hex());
  }

  private static JsonObject witness(JsonObject line) {
    return line.getJsonArray("witnesses").getJsonObject(0);
  }

  private static JsonObject denylist(JsonObject line) {
    JsonObject list = new JsonObject().put("tag", "clone/1");
    line.put("denylist", list);
    return list;
  }

  private static String ruleOf(Consumer<JsonObject> change) {
    return rule(answer(line -> change.accept(witness(line))));
  }

  private static String rule(JsonObject answer) {
    return witness(answer).getString("rule");
  }

  private static JsonObject answer(Consumer<JsonObject> change) {
    Typed typed = typed(change);
    assertThat(typed.exit()).as(typed.out()).isZero();
    return new JsonObject(typed.out());
  }

  private static String errorOf(Consumer<JsonObject> change) {
    Typed typed = typed(change);
    assertThat(typed.exit()).isEqualTo(1);
    return new JsonObject(typed.out()).getJsonObject("error").getString("detail");
  }

  private static Typed typed(Consumer<JsonObject> change) {
    JsonObject line = honest();
    change.accept(line);
    return Typed.eval("coverage.verify", line.encode());
  }
}
