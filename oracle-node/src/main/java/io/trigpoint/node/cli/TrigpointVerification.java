package io.trigpoint.node.cli;

import io.trigpoint.coverage.CoverageAcceptance;
import io.trigpoint.coverage.CoverageInputs;
import io.trigpoint.coverage.CoverageOutcome;
import io.trigpoint.coverage.CoverageRound;
import io.trigpoint.coverage.TrigpointParameters;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Header;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.SpreadingFactor;
import io.trigpoint.report.Transmission;
import io.trigpoint.report.Witness;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Our own rules on the fields of {@code coverage.verify}. */
final class TrigpointVerification {
  private static final long ENTROPY_LIFE_MS = 180_000;
  private static final long KNOWN_ENTROPY = 0;
  private static final long OTHER_ENTROPY = 1;
  private static final int NOISE_DDBM = -1_170;
  private static final int SATURATED_DDB = 120;

  private TrigpointVerification() {}

  static JsonObject verify(EvalFields in) {
    Entropy entropy = entropy(in.object("entropy"));
    ReceivedReport<Beacon> beacon = beacon(in, entropy);
    List<ReceivedReport<Witness>> witnesses = new ArrayList<>();
    List<EvalFields> given = in.has("witnesses") ? in.objects("witnesses") : List.of();
    for (EvalFields witness : given) {
      witnesses.add(witness(witness, witnesses.size() + 1, beacon.report()));
    }
    SortedMap<Long, Entropy> entropies = new TreeMap<>();
    entropies.put(entropy.number(), entropy);
    CoverageOutcome outcome =
        CoverageRound.judge(
            new CoverageInputs(
                List.of(beacon),
                witnesses,
                TrigpointRegistry.devices(in),
                entropies,
                in.has("selection_entropy_hex") ? hash(in, "selection_entropy_hex") : Hash32.ZERO,
                TrigpointRegistry.denials(in),
                TrigpointParameters.TRIGPOINT));
    return answer(in, given, outcome);
  }

  private static Entropy entropy(EvalFields in) {
    long start = in.has("start_ms") ? in.millis("start_ms") : in.seconds("timestamp_s") * 1_000;
    long end = in.has("end_ms") ? in.millis("end_ms") : start + ENTROPY_LIFE_MS;
    return new Entropy(KNOWN_ENTROPY, hash(in, "data_hex"), start, end);
  }

  private static ReceivedReport<Beacon> beacon(EvalFields line, Entropy entropy) {
    EvalFields in = line.object("beacon");
    boolean known =
        !in.has("remote_entropy_hex") || hash(in, "remote_entropy_hex").equals(entropy.value());
    String local = in.hex("local_entropy_hex");
    if (local.length() != 2 * BeaconPayload.LOCAL_ENTROPY_LENGTH) {
      throw in.bad("local_entropy_hex", "must have 16 bytes");
    }
    DeviceId beaconer = TrigpointRegistry.id(line, "beaconer");
    Beacon beacon =
        new Beacon(
            header(in, beaconer, 0),
            known ? KNOWN_ENTROPY : OTHER_ENTROPY,
            local,
            payload(in),
            new Transmission(
                TrigpointRegistry.region(line, beaconer),
                in.hertz("freq_hz"),
                spreading(in, "datarate")),
            Dbm.of(in.power("tx_power_dbm")));
    return received(in, 0, beacon);
  }

  private static ReceivedReport<Witness> witness(EvalFields in, int number, Beacon beacon) {
    int rssi = in.tenths("signal_ddbm");
    Witness witness =
        new Witness(
            header(in, TrigpointRegistry.id(in, "id"), number),
            payload(in),
            in.hertz("freq_hz"),
            in.has("datarate") ? spreading(in, "datarate") : beacon.transmission().spreading(),
            new Dbm(rssi),
            new Decibels(
                in.has("snr_ddb")
                    ? in.tenths("snr_ddb")
                    : StrictMath.min(SATURATED_DDB, rssi - NOISE_DDBM)),
            0,
            new RadioDetail(
                in.has("rssis_ddbm")
                    ? Optional.of(new Dbm(in.tenths("rssis_ddbm")))
                    : Optional.empty(),
                OptionalInt.empty()));
    return received(in, number, witness);
  }

  private static Header header(EvalFields in, DeviceId device, int number) {
    long clock = in.has("clock_ms") ? in.millis("clock_ms") : in.millis("received_ms");
    return new Header(device, number, clock, false);
  }

  private static <R extends Report> ReceivedReport<R> received(
      EvalFields in, int number, R report) {
    return new ReceivedReport<>(id(in, number), in.millis("received_ms"), report);
  }

  /** A report that the line gives no id has its place in the line for one: the first is lowest. */
  private static ReportId id(EvalFields in, int number) {
    return new ReportId(
        in.has("report_id_hex")
            ? hash(in, "report_id_hex")
            : Hash32.of(
                ByteBuffer.allocate(Hash32.LENGTH)
                    .putInt(Hash32.LENGTH - Integer.BYTES, number)
                    .array()));
  }

  private static BeaconPayload payload(EvalFields in) {
    byte[] bytes = HexFormat.of().parseHex(in.hex("payload_hex"));
    if (bytes.length != BeaconPayload.LENGTH) {
      throw in.bad("payload_hex", "must have 51 bytes");
    }
    return BeaconPayload.of(bytes);
  }

  /** SF12BW125, or SF12 for short. */
  private static SpreadingFactor spreading(EvalFields in, String name) {
    String text = in.text(name).toUpperCase(Locale.ROOT).replaceFirst("BW125$", "");
    try {
      return new SpreadingFactor(Integer.parseInt(text.replaceFirst("^SF", "")));
    } catch (IllegalArgumentException noSpreading) {
      throw in.bad(name, "must be SF7 to SF12, with or without BW125");
    }
  }

  static Hash32 hash(EvalFields in, String name) {
    byte[] bytes = HexFormat.of().parseHex(in.hex(name));
    if (bytes.length != Hash32.LENGTH) {
      throw in.bad(name, "must have 32 bytes");
    }
    return Hash32.of(bytes);
  }

  private static JsonObject answer(EvalFields in, List<EvalFields> given, CoverageOutcome outcome) {
    EvalFields sent = in.object("beacon");
    JsonObject beacon = new JsonObject();
    if (sent.has("id")) {
      beacon.put("id", sent.text("id"));
    }
    JsonArray witnesses = new JsonArray();
    for (int i = 0; i < given.size(); i++) {
      ReportVerdict verdict = of(outcome, given.get(i), i + 1);
      witnesses.add(
          put(new JsonObject().put("id", given.get(i).text("id")), verdict)
              .put("selected", verdict.rule().equals(CoverageAcceptance.SCORED.id())));
    }
    return new JsonObject()
        .put("beacon", put(beacon, of(outcome, sent, 0)))
        .put("witnesses", witnesses)
        .put("history", new JsonObject());
  }

  private static ReportVerdict of(CoverageOutcome outcome, EvalFields given, int number) {
    ReportId id = id(given, number);
    return outcome.verdicts().stream()
        .filter(verdict -> verdict.report().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject put(JsonObject out, ReportVerdict verdict) {
    JsonObject evidence = new JsonObject();
    verdict.evidence().forEach((name, figure) -> evidence.put(name, figure));
    boolean accepted = verdict.outcome() == ReportVerdict.Outcome.ACCEPTED;
    return out.put("verdict", accepted ? "ok" : verdict.rule())
        .put("rule", verdict.rule())
        .put("evidence", evidence)
        .put("unit", verdict.evidence().getOrDefault("unit", "0.0000"))
        .put("scale", verdict.evidence().getOrDefault("scale", "0.0000"));
  }
}
