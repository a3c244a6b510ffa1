package io.trigpoint.node.cli;

import io.trigpoint.coverage.HeliumParameters;
import io.trigpoint.coverage.helium.HeliumBeacon;
import io.trigpoint.coverage.helium.HeliumDenylist;
import io.trigpoint.coverage.helium.HeliumEntropy;
import io.trigpoint.coverage.helium.HeliumFrame;
import io.trigpoint.coverage.helium.HeliumHistory;
import io.trigpoint.coverage.helium.HeliumHotspot;
import io.trigpoint.coverage.helium.HeliumInputs;
import io.trigpoint.coverage.helium.HeliumOutcome;
import io.trigpoint.coverage.helium.HeliumRound;
import io.trigpoint.coverage.helium.HeliumScales;
import io.trigpoint.coverage.helium.HeliumSeed;
import io.trigpoint.coverage.helium.HeliumVerdict;
import io.trigpoint.coverage.helium.HeliumWitness;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Region;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The reference's rules on the fields of {@code coverage.verify}. */
final class HeliumVerification {
  private static final int DEFAULT_GAIN_DDB = 12;

  private HeliumVerification() {}

  static JsonObject verify(EvalFields in) {
    HeliumInputs inputs = inputs(in);
    return answer(in, inputs, HeliumRound.verify(inputs));
  }

  private static HeliumInputs inputs(EvalFields in) {
    HeliumEntropy entropy = entropy(in.object("entropy"));
    HeliumBeacon beacon = beacon(in.text("beaconer"), in.object("beacon"), entropy);
    SortedMap<String, HeliumHotspot> hotspots = hotspots(in);
    SortedMap<String, HeliumHistory> history = history(in);
    HeliumParameters parameters = HeliumParameters.HELIUM;
    return new HeliumInputs(
        beacon,
        in.has("witnesses")
            ? in.objects("witnesses").stream().map(heard -> witness(heard, beacon)).toList()
            : List.of(),
        entropy,
        hotspots,
        history,
        in.has("denylist") ? denylist(in.object("denylist")) : HeliumDenylist.NONE,
        HeliumScales.of(hotspots, history, beacon.receivedMs(), parameters),
        parameters);
  }

  private static HeliumEntropy entropy(EvalFields in) {
    long seconds = in.seconds("timestamp_s");
    long start = in.has("start_ms") ? in.millis("start_ms") : seconds * 1_000;
    return new HeliumEntropy(in.hex("data_hex"), seconds, start);
  }

  private static HeliumBeacon beacon(String beaconer, EvalFields in, HeliumEntropy entropy) {
    HeliumSeed seed =
        new HeliumSeed(
            in.has("remote_entropy_hex") ? in.hex("remote_entropy_hex") : entropy.hex(),
            in.has("remote_timestamp_s") ? in.seconds("remote_timestamp_s") : entropy.seconds(),
            in.hex("local_entropy_hex"),
            in.has("local_timestamp_s") ? in.seconds("local_timestamp_s") : 0);
    HeliumFrame frame =
        new HeliumFrame(
            in.hex("payload_hex"),
            in.hertz("freq_hz"),
            datarate(in.text("datarate")),
            in.power("tx_power_dbm"));
    return new HeliumBeacon(beaconer, in.millis("received_ms"), seed, frame);
  }

  /** SF12BW125, or SF12 for short. */
  private static String datarate(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return upper.contains("BW") ? upper : upper + "BW125";
  }

  private static HeliumWitness witness(EvalFields in, HeliumBeacon beacon) {
    return new HeliumWitness(
        in.text("id"),
        in.millis("received_ms"),
        in.has("payload_hex") ? in.hex("payload_hex") : beacon.frame().payloadHex(),
        new Dbm(in.tenths("signal_ddbm")),
        in.hertz("freq_hz"));
  }

  private static SortedMap<String, HeliumHotspot> hotspots(EvalFields in) {
    SortedMap<String, HeliumHotspot> hotspots = new TreeMap<>();
    if (in.has("hotspots")) {
      in.entries("hotspots").forEach((key, hotspot) -> hotspots.put(key, hotspot(in, hotspot)));
    }
    return hotspots;
  }

  private static HeliumHotspot hotspot(EvalFields line, EvalFields in) {
    boolean full = !in.has("full") || in.truth("full");
    if (!in.has("cell")) {
      return new HeliumHotspot(Optional.empty(), full);
    }
    Decibels gain = new Decibels(in.has("gain_ddb") ? in.tenths("gain_ddb") : DEFAULT_GAIN_DDB);
    Region region = (in.has("region") ? in : line).region("region");
    return new HeliumHotspot(Optional.of(new HeliumHotspot.Place(cell(in), gain, region)), full);
  }

  /** Empty for an index that is no cell: the rules that need one refuse. */
  private static Optional<Cell> cell(EvalFields in) {
    String text = in.text("cell");
    try {
      return Optional.of(Cell.parse(text));
    } catch (IllegalArgumentException noCell) {
      return Optional.empty();
    }
  }

  private static SortedMap<String, HeliumHistory> history(EvalFields in) {
    SortedMap<String, HeliumHistory> history = new TreeMap<>();
    if (in.has("history")) {
      in.entries("history")
          .forEach((key, of) ->
              history.put(
                  key,
                  new HeliumHistory(
                      optional(of, "last_beacon_ms"),
                      optional(of, "last_witness_ms"),
                      optional(of, "last_beacon_recip_ms"))));
    }
    return history;
  }

  private static OptionalLong optional(EvalFields in, String name) {
    return in.has(name) ? OptionalLong.of(in.millis(name)) : OptionalLong.empty();
  }

  private static HeliumDenylist denylist(EvalFields in) {
    SortedSet<HeliumDenylist.Link> links = new TreeSet<>();
    if (in.has("edges")) {
      in.pairs("edges")
          .forEach(pair -> links.add(HeliumDenylist.Link.between(pair.getFirst(), pair.getLast())));
    }
    return new HeliumDenylist(
        in.has("tag") ? in.text("tag") : HeliumDenylist.NONE.tag(),
        new TreeSet<>(in.has("keys") ? in.texts("keys") : List.of()),
        links);
  }

  private static JsonObject answer(EvalFields in, HeliumInputs inputs, HeliumOutcome outcome) {
    JsonObject beacon = new JsonObject();
    EvalFields given = in.object("beacon");
    if (given.has("id")) {
      beacon.put("id", given.text("id"));
    }
    JsonArray witnesses = new JsonArray();
    for (int i = 0; i < outcome.witnesses().size(); i++) {
      HeliumVerdict verdict = outcome.witnesses().get(i);
      JsonObject witness = new JsonObject().put("id", inputs.witnesses().get(i).witness());
      witnesses.add(put(witness, verdict).put("selected", verdict.selected()));
    }
    JsonObject history = new JsonObject();
    outcome.changes().forEach((key, change) -> history.put(key, changed(change)));
    return new JsonObject()
        .put("beacon", put(beacon, outcome.beacon()))
        .put("witnesses", witnesses)
        .put("history", history);
  }

  private static JsonObject put(JsonObject out, HeliumVerdict verdict) {
    JsonObject evidence = new JsonObject();
    for (Map.Entry<String, String> figure : verdict.evidence().entrySet()) {
      evidence.put(figure.getKey(), figure.getValue());
    }
    return out.put("verdict", verdict.verdict())
        .put("rule", verdict.rule())
        .put("evidence", evidence)
        .put("unit", BigDecimal.valueOf(verdict.unit(), 4).toPlainString())
        .put("scale", BigDecimal.valueOf(verdict.scale(), 4).toPlainString());
  }

  private static JsonObject changed(HeliumHistory history) {
    JsonObject out = new JsonObject();
    history.lastBeaconMs().ifPresent(ms -> out.put("last_beacon_ms", ms));
    history.lastWitnessMs().ifPresent(ms -> out.put("last_witness_ms", ms));
    history.lastBeaconRecipMs().ifPresent(ms -> out.put("last_beacon_recip_ms", ms));
    return out;
  }
}
