package io.trigpoint.coverage.helium;

import static io.trigpoint.coverage.helium.HeliumScene.MALTA;
import static io.trigpoint.coverage.helium.HeliumScene.RECEIVED_MS;
import static io.trigpoint.coverage.helium.HeliumScene.WITNESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.SharedVectors;
import io.trigpoint.coverage.HeliumParameters;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.Region;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays the published cases of single rules. */
class HeliumVectorsTest {
  private static final HeliumParameters HELIUM = HeliumParameters.HELIUM;

  @Test
  void strengthsAreComparedWithTheLimit() throws IOException {
    for (JsonNode vector : SharedVectors.helium("rule.witness_rssi")) {
      HeliumScene scene =
          HeliumScene.valid()
              .frame(frame ->
                  new HeliumFrame(
                      frame.payloadHex(),
                      frame.frequency(),
                      frame.datarate(),
                      vector.get("tx_power_dbm").asInt()))
              .heard(
                  new Dbm(vector.get("signal_ddbm").asInt()),
                  new Hertz(vector.get("freq_hz").asLong()));
      HeliumReception reception =
          HeliumReception.of(
              scene.place(WITNESS, place -> place(vector, "witness", place.region())).inputs(),
              scene.inputs().witnesses().getFirst(),
              RECEIVED_MS,
              place(vector, "beaconer", Region.EU868));
      Optional<BrokenRule> refusal = HeliumWitnessRules.badRssi(reception);
      assertThat(name(refusal)).isEqualTo(text(vector, "expected"));
      refusal.ifPresent(bad ->
          assertThat(Double.parseDouble(String.valueOf(bad.evidence().get("limit_dbm"))))
              .isEqualTo(vector.get("recomputed_limit_dbm").asDouble(), within(1e-9)));
    }
  }

  @Test
  void frequenciesMayDifferByTheTolerance() throws IOException {
    for (JsonNode vector : SharedVectors.helium("rule.witness_freq")) {
      HeliumScene scene =
          HeliumScene.valid()
              .frame(frame ->
                  new HeliumFrame(
                      frame.payloadHex(),
                      new Hertz(vector.get("beacon_hz").asLong()),
                      frame.datarate(),
                      frame.powerDbm()))
              .heard(Dbm.of(-108), new Hertz(vector.get("witness_hz").asLong()));
      assertThat(name(HeliumWitnessRules.invalidFrequency(scene.reception())))
          .isEqualTo(text(vector, "expected"));
    }
  }

  @Test
  void regionsMustBeEqual() throws IOException {
    for (JsonNode vector : SharedVectors.helium("rule.witness_region")) {
      HeliumScene scene =
          HeliumScene.valid()
              .place(
                  WITNESS,
                  place ->
                      new HeliumHotspot.Place(
                          place.cell(), place.gain(), Region.valueOf(text(vector, "witness"))));
      HeliumHotspot.Place beaconer =
          new HeliumHotspot.Place(
              Optional.of(MALTA), new Decibels(12), Region.valueOf(text(vector, "beacon")));
      assertThat(
              name(
                  HeliumWitnessRules.invalidRegion(
                      HeliumReception.of(
                          scene.inputs(),
                          scene.inputs().witnesses().getFirst(),
                          RECEIVED_MS,
                          beaconer))))
          .isEqualTo(text(vector, "expected"));
    }
  }

  @Test
  void distancesHaveALeastAndAGreatest() throws IOException {
    for (JsonNode vector : SharedVectors.helium("rule.witness_max_distance")) {
      assertThat(name(HeliumWitnessRules.maxDistanceExceeded(apart(vector))))
          .isEqualTo(text(vector, "expected"));
    }
    for (JsonNode vector : SharedVectors.helium("rule.witness_min_cells")) {
      HeliumReception reception = apart(vector);
      assertThat(reception.distance().orElseThrow().cells()).hasValue(vector.get("cells").asLong());
      assertThat(name(HeliumWitnessRules.belowMinDistance(reception)))
          .isEqualTo(text(vector, "expected"));
    }
  }

  @Test
  void lagIsCountedFromTheFirstEvent() throws IOException {
    for (JsonNode vector : SharedVectors.helium("rule.witness_lag")) {
      assertThat(lag(vector, "_s", 1_000)).isEqualTo(text(vector, "expected"));
    }
    for (JsonNode vector : SharedVectors.helium("rule.witness_lag.derived")) {
      assertThat(lag(vector, "_ms", 1)).isEqualTo(text(vector, "expected"));
    }
  }

  @Test
  void entropyLivesForWholeSeconds() throws IOException {
    for (JsonNode vector : SharedVectors.helium("rule.entropy_window")) {
      boolean within =
          HeliumTiming.within(
              RECEIVED_MS + 1_000 * vector.get("start_s").asLong(),
              RECEIVED_MS + 1_000 * vector.get("end_s").asLong(),
              RECEIVED_MS + 1_000 * vector.get("received_s").asLong());
      assertThat(within ? "ok" : "EntropyExpired").isEqualTo(text(vector, "expected"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rule.beacon_schedule", "rule.beacon_schedule.derived"})
  void beaconsFallInLaterSegments(String group) throws IOException {
    for (JsonNode vector : SharedVectors.helium(group)) {
      boolean regular =
          HeliumTiming.regular(
              OptionalLong.of(Instant.parse(text(vector, "last")).toEpochMilli()),
              Instant.parse(text(vector, "received")).toEpochMilli(),
              vector.get("interval_s").asLong());
      assertThat(regular ? "ok" : "IrregularInterval").isEqualTo(text(vector, "expected"));
    }
  }

  @Test
  void keysAndLinksMayBeDenied() throws IOException {
    for (JsonNode vector : SharedVectors.helium("rule.denylist")) {
      SortedSet<String> keys = new TreeSet<>();
      vector.path("list").forEach(key -> keys.add(key.asText()));
      SortedSet<HeliumDenylist.Link> links = new TreeSet<>();
      vector
          .path("edges")
          .forEach(edge ->
              links.add(HeliumDenylist.Link.between(edge.get(0).asText(), edge.get(1).asText())));
      HeliumDenylist denylist = new HeliumDenylist("0", keys, links);
      if (vector.has("key")) {
        assertThat(name(GatewayRules.denied(text(vector, "key"), denylist)))
            .isEqualTo(text(vector, "expected"));
      } else {
        HeliumScene scene = between(vector).denylist(denylist);
        assertThat(name(HeliumWitnessRules.deniedEdge(scene.reception())))
            .isEqualTo(text(vector, "expected"));
      }
    }
  }

  @Test
  void simpleRules() throws IOException {
    for (JsonNode vector : SharedVectors.helium("rule.simple")) {
      Optional<BrokenRule> refusal =
          switch (text(vector, "rule")) {
            case "capability" ->
                GatewayRules.invalidCapability(
                    new HeliumHotspot(Optional.empty(), vector.get("is_full_hotspot").asBoolean()));
            case "self_witness" -> HeliumWitnessRules.selfWitness(between(vector).reception());
            case "payload" -> HeliumWitnessRules.invalidPacket(payloads(vector).reception());
            default -> throw new IllegalStateException("no such rule: " + vector);
          };
      assertThat(name(refusal)).isEqualTo(text(vector, "expected"));
    }
  }

  private static HeliumScene payloads(JsonNode vector) {
    return HeliumScene.valid()
        .frame(frame ->
            new HeliumFrame(
                hex(text(vector, "beacon")), frame.frequency(), frame.datarate(), frame.powerDbm()))
        .witness(heard ->
            new HeliumWitness(
                heard.witness(),
                heard.receivedMs(),
                hex(text(vector, "witness")),
                heard.signal(),
                heard.frequency()));
  }

  private static HeliumScene between(JsonNode vector) {
    return HeliumScene.valid()
        .beacon(beacon -> HeliumScene.beacon(text(vector, "beaconer"), RECEIVED_MS))
        .witnesses(List.of(HeliumScene.witness(text(vector, "witness"), RECEIVED_MS)));
  }

  private static HeliumReception apart(JsonNode vector) {
    assertThat(text(vector, "beaconer_cell")).isEqualTo(Long.toString(MALTA.index()));
    return HeliumScene.valid().at(WITNESS, Cell.parse(text(vector, "witness_cell"))).reception();
  }

  private static HeliumHotspot.Place place(JsonNode vector, String side, Region region) {
    return new HeliumHotspot.Place(
        Optional.of(Cell.parse(text(vector, side + "_cell"))),
        new Decibels(vector.get(side + "_gain_ddb").asInt()),
        region);
  }

  private static String lag(JsonNode vector, String unit, long ms) {
    boolean late =
        HeliumTiming.tooLate(
            ms * vector.get("beacon" + unit).asLong(),
            ms * vector.get("first_witness" + unit).asLong(),
            ms * vector.get("this" + unit).asLong(),
            HELIUM);
    return late ? "TooLate" : "ok";
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String name(Optional<BrokenRule> refusal) {
    return refusal.map(BrokenRule::reason).map(HeliumReason::reference).orElse("ok");
  }

  private static String text(JsonNode vector, String field) {
    return vector.get(field).asText();
  }
}
