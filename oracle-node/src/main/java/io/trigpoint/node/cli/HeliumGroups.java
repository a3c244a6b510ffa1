package io.trigpoint.node.cli;

import io.trigpoint.coverage.HeliumParameters;
import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.coverage.TrigpointParameters;
import io.trigpoint.coverage.helium.HeliumLink;
import io.trigpoint.coverage.helium.HeliumReason;
import io.trigpoint.coverage.helium.HeliumSeed;
import io.trigpoint.coverage.helium.HeliumTiming;
import io.trigpoint.coverage.helium.HeliumVerdict;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Hertz;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalLong;

/** Single rules of the reference. */
final class HeliumGroups {
  static final List<EvalGroup> ALL =
      List.of(
          new EvalGroup(
              "coverage.lag",
              "{\"beacon_ms\": n, \"first_witness_ms\": n, \"this_ms\": n}",
              "{\"verdict\": \"ok\" or \"TooLate\"}",
              HeliumGroups::lag),
          new EvalGroup(
              "coverage.payload",
              "{\"parameters\": \"helium\", \"remote_entropy_hex\": hex, \"remote_timestamp_s\": n,"
                  + " \"local_entropy_hex\": hex, \"local_timestamp_s\": n or absent for 0,"
                  + " \"channels_hz\": [n, …]}",
              "{\"payload_hex\": hex, \"freq_hz\": n}",
              HeliumGroups::payload),
          new EvalGroup(
              "coverage.rssi-limit",
              "{\"parameters\": \"helium\" or \"trigpoint\", \"tx_power_dbm\": x,"
                  + " \"beaconer_gain_ddb\": n, \"witness_gain_ddb\": n, \"distance_m\": x,"
                  + " \"freq_hz\": n}",
              "{\"limit_dbm\": x}",
              HeliumGroups::rssiLimit),
          new EvalGroup(
              "coverage.schedule",
              "{\"last\": ISO-8601 or Unix seconds or null, \"interval_s\": n,"
                  + " \"received\": ISO-8601 or Unix seconds}",
              "{\"verdict\": \"ok\" or \"IrregularInterval\"}",
              HeliumGroups::schedule));

  private static final HeliumParameters HELIUM = HeliumParameters.HELIUM;
  private static final int LONGEST_INTERVAL = 1_000_000_000;

  private HeliumGroups() {}

  private static JsonObject lag(EvalFields in) {
    boolean late =
        HeliumTiming.tooLate(
            in.millis("beacon_ms"), in.millis("first_witness_ms"), in.millis("this_ms"), HELIUM);
    return verdict(late, HeliumReason.TOO_LATE);
  }

  private static JsonObject schedule(EvalFields in) {
    OptionalLong last =
        in.has("last") ? OptionalLong.of(in.instantMs("last")) : OptionalLong.empty();
    long interval = in.number("interval_s", 1, LONGEST_INTERVAL);
    boolean regular = HeliumTiming.regular(last, in.instantMs("received"), interval);
    return verdict(!regular, HeliumReason.IRREGULAR_INTERVAL);
  }

  private static JsonObject payload(EvalFields in) {
    if (!in.text("parameters").equals(HELIUM.id())) {
      throw in.bad("parameters", "must be helium");
    }
    HeliumSeed seed =
        new HeliumSeed(
            in.hex("remote_entropy_hex"),
            in.number("remote_timestamp_s", Long.MIN_VALUE, Long.MAX_VALUE),
            in.hex("local_entropy_hex"),
            in.has("local_timestamp_s")
                ? in.number("local_timestamp_s", Long.MIN_VALUE, Long.MAX_VALUE)
                : 0);
    List<Hertz> channels =
        in.texts("channels_hz").stream()
            .map(text -> new EvalFields(new JsonObject().put("channels_hz", text)))
            .map(channel -> channel.hertz("channels_hz"))
            .toList();
    if (channels.isEmpty()) {
      throw in.bad("channels_hz", "must not be empty");
    }
    BeaconPayload payload = seed.payload();
    Hertz channel = channels.get(payload.channelIndex(channels.size()));
    return new JsonObject().put("payload_hex", payload.hex()).put("freq_hz", channel.value());
  }

  private static JsonObject rssiLimit(EvalFields in) {
    Decibels beaconer = new Decibels(in.tenths("beaconer_gain_ddb"));
    Decibels witness = new Decibels(in.tenths("witness_gain_ddb"));
    double power = in.power("tx_power_dbm");
    Hertz frequency = in.hertz("freq_hz");
    double metres = in.positive("distance_m");
    double limit =
        switch (in.text("parameters")) {
          case "helium" -> HeliumLink.limit(power, beaconer, witness, frequency, metres);
          case "trigpoint" ->
              LinkBudget.loudest(
                      Dbm.of(power),
                      beaconer,
                      TrigpointParameters.TRIGPOINT.radio().counted(witness),
                      frequency,
                      metres,
                      TrigpointParameters.TRIGPOINT.radio().loudnessMargin())
                  .value();
          default -> throw in.bad("parameters", "must be helium or trigpoint");
        };
    return new JsonObject().put("limit_dbm", limit);
  }

  private static JsonObject verdict(boolean refused, HeliumReason reason) {
    return new JsonObject().put("verdict", refused ? reason.reference() : HeliumVerdict.OK);
  }
}
