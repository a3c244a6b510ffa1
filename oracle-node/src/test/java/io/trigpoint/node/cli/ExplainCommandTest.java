package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.epochs.EpochComputation;
import io.trigpoint.node.epochs.EpochInputs;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.GivenEpoch;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.ReportVerdict.Outcome;
import io.trigpoint.report.SignatureChecks;
import io.trigpoint.rewards.epoch.RewardPool;
import io.trigpoint.rewards.epoch.RewardShare;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on the published files of an epoch. */
class ExplainCommandTest {
  private static final EpochInputs INPUTS = GivenEpoch.inputs(1);
  private static final EpochOutcome OUTCOME =
      EpochComputation.compute(INPUTS, SignatureChecks.fastest());

  @TempDir private static Path published = Path.of("");

  @BeforeAll
  static void publish() throws IOException {
    Path folder = Files.createDirectories(published.resolve(PublishedEpoch.folder(7)));
    for (Map.Entry<String, byte[]> file :
        PublishedEpoch.files(INPUTS, OUTCOME, Optional.empty()).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  @Test
  void everyVerdictShareAndLeafOfAHotspotIsThere() {
    DeviceId hotspot = first(DeviceKind.HOTSPOT);
    JsonObject json = json(hotspot);
    List<String> rules =
        OUTCOME.verdicts().stream()
            .filter(verdict -> verdict.device().equals(hotspot))
            .map(verdict -> verdict.report().hex() + verdict.rule())
            .toList();
    assertThat(objects(json.getJsonArray("reports")))
        .hasSizeGreaterThan(3)
        .extracting(report -> report.getString("report") + report.getString("rule"))
        .containsExactlyElementsOf(rules);
    JsonObject account = json.getJsonObject("account");
    assertThat(account.getString("reward_root")).isEqualTo(OUTCOME.rewardRoot().hex());
    assertThat(new BigInteger(account.getString("before")).add(number(account, "delta")))
        .isEqualTo(number(account, "after"))
        .isEqualTo(cumulative(account.getString("owner")));
    assertThat(account.getString("claim")).isEqualTo("unknown");
  }

  @Test
  void aShareCanBeRecomputedFromItsFigures() {
    for (RewardShare share : OUTCOME.shares()) {
      JsonObject part =
          objects(json(share.device()).getJsonArray("pools")).stream()
              .filter(pool -> pool.getString("pool").equals(share.pool().id()))
              .findFirst()
              .orElseThrow();
      BigInteger product =
          number(part, "budget").multiply(BigInteger.valueOf(part.getLong("points")));
      BigInteger[] halves = product.divideAndRemainder(number(part, "all_points"));
      assertThat(part.getString("amount"))
          .isEqualTo(share.amount().toString())
          .isEqualTo(halves[0].toString());
      assertThat(part.getString("rounded_off"))
          .isEqualTo(halves[1] + "/" + part.getString("all_points"));
    }
    assertThat(OUTCOME.shares()).extracting(RewardShare::pool).contains(RewardPool.WEATHER);
  }

  /** The weights are those of the epoch, and the points follow from them. */
  @Test
  void theWeightsOfAStationsQualityAreTold() {
    assertThat(OUTCOME.closed().weights()).hasSizeGreaterThan(1);
    OUTCOME
        .closed()
        .weights()
        .forEach((station, weight) -> {
          JsonObject json = json(station);
          JsonObject told = json.getJsonObject("weight");
          assertThat(told.getInteger("rank")).isEqualTo(weight.rank());
          assertThat(told.getLong("since")).isEqualTo(weight.standing().since());
          assertThat(told.getLong("bought")).isEqualTo(weight.standing().bought());
          assertThat(told.getLong("points"))
              .isEqualTo(
                  json.getLong("quality_ppm")
                      * told.getLong("capacity_ppm")
                      * told.getLong("use_ppm")
                      / 1_000_000_000_000L);
          assertThat(run(station, false).out())
              .contains("Place " + (weight.rank() + 1) + " in its cell")
              .contains(weight.capacityPpm() + " of 1000000 count")
              .contains(weight.standing().bought() + " of its records were bought: ")
              .contains("Weighted quality: " + weight.points() + " points");
        });
    assertThat(json(first(DeviceKind.HOTSPOT)).containsKey("weight")).isFalse();
  }

  @Test
  void plainWordsSayTheSame() {
    DeviceId station = first(DeviceKind.STATION);
    JsonObject json = json(station);
    String text = run(station, false).out();
    assertThat(text)
        .contains("Device " + station + " in epoch 7", "It is a station of owner ")
        .contains("It earned " + json.getString("earned") + " base units")
        .contains(json.getJsonObject("account").getString("reward_root"))
        .contains("docs/spec/weather.md#weatherconfirmed")
        .contains("TEMPERATURE.neighbours = ");
    objects(json.getJsonArray("reports"))
        .forEach(report -> assertThat(text).contains(report.getString("report")));
    json.getJsonObject("account")
        .getJsonArray("proof")
        .forEach(hash -> assertThat(text).contains(String.valueOf(hash)));
  }

  @Test
  void aDeviceThatNobodyRegisteredIsToldWhatToDo() {
    DeviceId stranger =
        OUTCOME.verdicts().stream()
            .filter(verdict -> verdict.rule().equals("intake.unknown-device"))
            .map(ReportVerdict::device)
            .findFirst()
            .orElseThrow();
    Typed typed = run(stranger, false);
    assertThat(typed.exit()).isZero();
    assertThat(typed.out())
        .contains("The registry did not know it", "It earned no points")
        .contains("Do: Register the device")
        .contains("docs/spec/intake.md#intakeunknown-device");
    assertThat(json(stranger).getBoolean("registered")).isFalse();
  }

  @Test
  void aRefusedReportIsExplainedWithItsFiguresAndAdvice() {
    ReportVerdict forged =
        OUTCOME.verdicts().stream()
            .filter(verdict -> verdict.rule().equals("intake.bad-signature"))
            .findFirst()
            .orElseThrow();
    assertThat(forged.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(run(forged.device(), false).out())
        .contains(forged.report().hex() + " beacon refused by intake.bad-signature")
        .contains("key = " + forged.evidence().get("key"))
        .contains("Do: Check that the agent uses the key that is registered");
  }

  @Test
  void whatIsNotThereIsAnErrorWithItsCode() {
    DeviceId nobody = DeviceId.ofHex("ab".repeat(32));
    Typed unknown = run(nobody, true);
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.out()).startsWith("explain.unknown-device: device " + nobody);
    Typed epoch = explain("--device", nobody.hex(), "--epoch", "8");
    assertThat(epoch.exit()).isEqualTo(1);
    assertThat(epoch.out()).startsWith("explain.unknown-epoch: ").contains("epoch-000008");
    assertThat(explain("--device", "me", "--epoch", "7").out()).startsWith("explain.bad-value: ");
    assertThat(
            explain(
                    "--device",
                    first(DeviceKind.HOTSPOT).hex(),
                    "--epoch",
                    "7",
                    "--rpc",
                    "http://127.0.0.1:1")
                .out())
        .contains("--distributor");
  }

  private static DeviceId first(DeviceKind kind) {
    return INPUTS.devices().values().stream()
        .filter(device -> device.kind() == kind)
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static BigInteger cumulative(String owner) {
    return OUTCOME.after().leaves().stream()
        .filter(leaf ->
            leaf.owner().hex().equals(owner)
                && leaf.token().equals(GivenEpoch.REWARD_TOKEN.address()))
        .findFirst()
        .orElseThrow()
        .cumulative();
  }

  private static BigInteger number(JsonObject json, String field) {
    return new BigInteger(json.getString(field));
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  private static JsonObject json(DeviceId device) {
    Typed typed = run(device, true);
    assertThat(typed.exit()).as(typed.out()).isZero();
    return new JsonObject(typed.out());
  }

  private static Typed run(DeviceId device, boolean json) {
    return json
        ? explain("--device", device.hex(), "--epoch", "7", "--json")
        : explain("--device", device.hex(), "--epoch", "7");
  }

  private static Typed explain(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "explain";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--from";
    all[arguments.length + 2] = published.toString();
    return Typed.run(all);
  }
}
