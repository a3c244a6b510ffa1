package io.trigpoint.node.cli;

import io.trigpoint.report.Decibels;
import io.trigpoint.report.HeliumRefusal;
import io.trigpoint.report.HeliumSignatures;
import io.trigpoint.report.Region;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What devices say: channel plans, foreign keys and their signatures. */
final class ReportGroups {
  static final List<EvalGroup> ALL =
      List.of(
          new EvalGroup(
              "coverage.datarate",
              "{\"region\": \"EU868\", \"gain_ddb\": tenths of a dBi}",
              "{\"sf\": \"SF12\", \"conducted_dbm\": whole dBm}",
              ReportGroups::datarate),
          new EvalGroup(
              "report.helium-verify",
              "{\"address\": base58check, \"message_utf8\": text, \"sig_hex\": 64 bytes or DER}",
              "{\"verdict\": \"ok\" or a reason of docs/spec/keys.md}",
              ReportGroups::heliumVerify));

  private static final BigInteger MOST_GAIN = BigInteger.valueOf(10_000);

  private ReportGroups() {}

  private static JsonObject datarate(EvalFields in) {
    Region region =
        Region.named(in.text("region"))
            .orElseThrow(() ->
                new EvalFailure(
                    "eval.bad-value", "region must be one of " + Arrays.toString(Region.values())));
    BigInteger gain = in.integer("gain_ddb");
    if (gain.abs().compareTo(MOST_GAIN) > 0) {
      throw new EvalFailure("eval.bad-value", "gain_ddb must be -10000 to 10000");
    }
    return new JsonObject()
        .put("sf", region.spreading().toString())
        .put(
            "conducted_dbm",
            region.conductedPower(new Decibels(gain.intValueExact())).tenths() / 10);
  }

  private static JsonObject heliumVerify(EvalFields in) {
    byte[] message = in.text("message_utf8").getBytes(StandardCharsets.UTF_8);
    return new JsonObject()
        .put(
            "verdict",
            HeliumSignatures.refusal(in.text("address"), message, bytes(in.text("sig_hex")))
                .map(HeliumRefusal::id)
                .orElse("ok"));
  }

  private static byte[] bytes(String hex) {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException notHex) {
      throw new EvalFailure("eval.bad-value", "sig_hex must be pairs of hexadecimal digits");
    }
  }
}
