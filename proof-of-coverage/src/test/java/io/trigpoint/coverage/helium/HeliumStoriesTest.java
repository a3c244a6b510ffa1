package io.trigpoint.coverage.helium;

import static io.trigpoint.coverage.helium.HeliumScene.BEACONER;
import static io.trigpoint.coverage.helium.HeliumScene.CELLS_28_AWAY;
import static io.trigpoint.coverage.helium.HeliumScene.EIGHT_HOURS_MS;
import static io.trigpoint.coverage.helium.HeliumScene.MALTA;
import static io.trigpoint.coverage.helium.HeliumScene.RECEIVED_MS;
import static io.trigpoint.coverage.helium.HeliumScene.WITNESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.SharedVectors;
import io.trigpoint.coverage.HeliumParameters;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Region;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Replays published rounds: what each leaves behind is where the next begins. */
class HeliumStoriesTest {
  private static final Pattern INTERVAL = Pattern.compile("interval (\\d+) s");
  private static final Pattern EARLIER = Pattern.compile("received (\\d+) s earlier");

  @Test
  void storiesOfSeveralRounds() throws IOException {
    for (JsonNode story : SharedVectors.helium("scenario.runner")) {
      String name = story.get("name").asText();
      SortedMap<String, HeliumHistory> history = new TreeMap<>();
      boolean first = true;
      for (JsonNode step : story.get("steps")) {
        step.path("prior")
            .forEach(
                key -> history.put(key.asText(), HeliumScene.seenAt(RECEIVED_MS - EIGHT_HOURS_MS)));
        long earlier = first ? 1_000L * figure(EARLIER, name, 0) : 0;
        HeliumOutcome outcome = round(step, RECEIVED_MS - earlier, history, parameters(name));
        check(name, step, outcome);
        history.putAll(outcome.changes());
        first = false;
      }
    }
  }

  @Test
  void theFirstValidOnesAreSelected() throws IOException {
    for (JsonNode vector : SharedVectors.helium("witness.max")) {
      int count = vector.get("count").asInt();
      assertThat(HeliumParameters.HELIUM.maxWitnesses()).isEqualTo(vector.get("max").asInt());
      List<HeliumWitness> witnesses =
          IntStream.range(0, count)
              .mapToObj(i ->
                  HeliumScene.witness(
                      "W" + i, RECEIVED_MS + vector.path("received_ms").path(i).asLong(0)))
              .toList();
      HeliumOutcome outcome = HeliumPropertiesTest.crowd(count).witnesses(witnesses).verify();
      List<Long> selected =
          IntStream.range(0, count)
              .filter(i -> outcome.witnesses().get(i).selected())
              .mapToObj(i -> witnesses.get(i).receivedMs() - RECEIVED_MS)
              .sorted()
              .toList();
      if (vector.has("selected_ms")) {
        List<Long> expected = new ArrayList<>();
        vector.get("selected_ms").forEach(ms -> expected.add(ms.asLong()));
        assertThat(selected).isEqualTo(expected);
      } else {
        assertThat(selected).hasSize(vector.get("selected_count").asInt());
      }
      assertThat(count - selected.size()).isEqualTo(vector.get("unselected_count").asInt());
    }
  }

  /** The reference publishes no self witness; here it has a verdict, and is not selected. */
  @Test
  void invalidWitnessesAreNotSelected() throws IOException {
    for (JsonNode vector : SharedVectors.helium("witness.filter")) {
      List<HeliumWitness> witnesses = new ArrayList<>();
      vector.get("input").forEach(status -> witnesses.add(reported(status.asText())));
      HeliumOutcome outcome = HeliumScene.valid().witnesses(witnesses).verify();
      List<String> selected = new ArrayList<>();
      List<String> unselected = new ArrayList<>();
      for (int i = 0; i < witnesses.size(); i++) {
        HeliumVerdict verdict = outcome.witnesses().get(i);
        if (!verdict.verdict().equals("SelfWitness")) {
          (verdict.selected() ? selected : unselected).add(vector.get("input").get(i).asText());
        }
      }
      assertThat(selected).isEqualTo(texts(vector.get("selected")));
      assertThat(unselected).isEqualTo(texts(vector.get("unselected")));
    }
  }

  /** No report grows stale here, so one that came too late stands for it. */
  private static HeliumWitness reported(String status) {
    return switch (status) {
      case "Valid" -> HeliumScene.witness(WITNESS, RECEIVED_MS);
      case "SelfWitness" -> HeliumScene.witness(BEACONER, RECEIVED_MS);
      case "Duplicate" -> HeliumScene.witness(WITNESS, RECEIVED_MS + 1);
      case "Stale" -> HeliumScene.witness("stale", RECEIVED_MS + 60_000);
      default -> throw new IllegalStateException("an unknown status: " + status);
    };
  }

  private static HeliumOutcome round(
      JsonNode step,
      long receivedMs,
      SortedMap<String, HeliumHistory> history,
      HeliumParameters parameters) {
    List<HeliumWitness> witnesses = new ArrayList<>();
    step.path("witnesses")
        .forEach(key -> witnesses.add(HeliumScene.witness(key.asText(), RECEIVED_MS)));
    return HeliumScene.valid()
        .beacon(beacon -> HeliumScene.beacon(step.get("beacon").asText(), receivedMs))
        .witnesses(witnesses)
        .registry(registry())
        .remembered(history, parameters)
        .verify();
  }

  private static void check(String story, JsonNode step, HeliumOutcome outcome) {
    String as = story + ": " + step;
    assertThat(outcome.beacon().verdict())
        .as(as)
        .isEqualTo(step.path("expected_beacon").asText("ok"));
    long selected = outcome.witnesses().stream().filter(HeliumVerdict::selected).count();
    if (step.has("selected")) {
      assertThat(selected).as(as).isEqualTo(step.get("selected").asLong());
    }
    if (step.has("unselected")) {
      assertThat(outcome.witnesses().size() - selected)
          .as(as)
          .isEqualTo(step.get("unselected").asLong());
    }
    if (step.has("expected_witness")) {
      HeliumVerdict witness = outcome.witnesses().getFirst();
      assertThat(witness.verdict()).as(as).isEqualTo(step.get("expected_witness").asText());
      assertThat(witness.evidence().get("side")).as(as).isEqualTo(side(step, outcome));
    }
    if (step.has("last_beacon_recip_updated")) {
      assertThat(
              outcome.changes().values().stream()
                  .anyMatch(change -> change.lastBeaconRecipMs().isPresent()))
          .as(as)
          .isEqualTo(step.get("last_beacon_recip_updated").asBoolean());
    }
  }

  private static String side(JsonNode step, HeliumOutcome outcome) {
    return step.path("side").asText(outcome.beacon().selected() ? "Witness" : "Beaconer");
  }

  /** Gateways as in the published stories: B5 and W1 stand 28 cells from the others. */
  private static SortedMap<String, HeliumHotspot> registry() {
    SortedMap<String, HeliumHotspot> hotspots = new TreeMap<>();
    for (String near : List.of("B1", "B2")) {
      hotspots.put(near, HeliumHotspot.at(MALTA, new Decibels(20), Region.EU868));
    }
    for (String far : List.of("B5", "W1")) {
      hotspots.put(far, HeliumHotspot.at(CELLS_28_AWAY, new Decibels(20), Region.EU868));
    }
    return hotspots;
  }

  private static HeliumParameters parameters(String story) {
    HeliumParameters helium = HeliumParameters.HELIUM;
    return new HeliumParameters(
        helium.id(),
        helium.firstEpoch(),
        helium.entropyLifeSeconds(),
        figure(INTERVAL, story, helium.segmentSeconds()),
        helium.beaconLagMs(),
        helium.witnessLagMs(),
        helium.minCells(),
        helium.maxKilometres(),
        helium.maxOffsetHz(),
        helium.reciprocitySeconds(),
        helium.maxWitnesses(),
        helium.activeSeconds(),
        helium.missingScale(),
        helium.density());
  }

  private static long figure(Pattern pattern, String story, long otherwise) {
    Matcher found = pattern.matcher(story);
    return found.find() ? Long.parseLong(found.group(1)) : otherwise;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
