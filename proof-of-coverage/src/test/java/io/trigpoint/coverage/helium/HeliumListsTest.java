package io.trigpoint.coverage.helium;

import static io.trigpoint.coverage.helium.HeliumScene.BEACONER;
import static io.trigpoint.coverage.helium.HeliumScene.CELLS_7_AWAY;
import static io.trigpoint.coverage.helium.HeliumScene.START_MS;
import static io.trigpoint.coverage.helium.HeliumScene.WITNESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.SharedVectors;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Hertz;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Replays the published cases of the rules together: their order, and one change at a time. */
class HeliumListsTest {
  private static final String AFTER = "(after ";
  private static final Set<String> NEVER_GIVEN =
      Set.of(
          "reason_none",
          "bad_signature",
          "bad_entropy",
          "invalid_pubkey",
          "scaling_factor_not_found",
          "unknown_error",
          "stale");

  @Test
  void theNamesAreTheReferences() throws IOException {
    Set<String> ours = new TreeSet<>(NEVER_GIVEN);
    for (HeliumReason reason : HeliumReason.values()) {
      ours.add(reason.name().toLowerCase(Locale.ROOT));
      assertThat(reason.reference()).isEqualToIgnoringCase(reason.name().replace("_", ""));
    }
    Set<String> published = new TreeSet<>();
    for (JsonNode vector : SharedVectors.helium("enum.invalid_reason")) {
      published.add(vector.get("name").asText());
    }
    assertThat(ours).isEqualTo(published);
  }

  /** Of any two rules that are broken at once, the one that is published first decides. */
  @Test
  void theOrderIsTheReferences() throws IOException {
    for (JsonNode vector : SharedVectors.helium("rules.order")) {
      boolean beacon = vector.get("pipeline").asText().equals("beacon");
      List<HeliumReason> order = order(vector.get("order"));
      if (!beacon) {
        assertThat(order.removeFirst()).isEqualTo(HeliumReason.DUPLICATE);
      }
      for (int i = 0; i < order.size(); i++) {
        for (int j = i; j < order.size(); j++) {
          assertThat(
                  beacon ? beacon(order.get(i), order.get(j)) : witness(order.get(i), order.get(j)))
              .as("%s and %s", order.get(i), order.get(j))
              .contains(order.get(i));
        }
      }
    }
  }

  @Test
  void aDuplicateIsOneWhateverElseIsWrong() {
    for (HeliumReason reason : List.of(HeliumReason.DENIED, HeliumReason.BAD_RSSI)) {
      HeliumScene wrong = HeliumGiven.witnessBut(reason, HeliumScene.valid());
      assertThat(
              HeliumGiven.witnessBut(HeliumReason.DUPLICATE, wrong)
                  .verify()
                  .witnesses()
                  .getFirst()
                  .reason())
          .contains(HeliumReason.DUPLICATE);
    }
  }

  @Test
  void beaconsWithOneChange() throws IOException {
    for (JsonNode vector : SharedVectors.helium("rules.beacon_list")) {
      HeliumScene scene = changedBeacon(vector);
      assertThat(name(HeliumBeaconRules.firstRefusal(scene.inputs())))
          .as(vector.toString())
          .isEqualTo(vector.get("expected").asText());
    }
  }

  @Test
  void witnessesWithOneChange() throws IOException {
    long start = 1_676_381_847_900L;
    HeliumScene base =
        HeliumScene.valid()
            .entropy(new HeliumEntropy(HeliumScene.REMOTE, start / 1_000, start))
            .beaconAt(start + 60_000)
            .witnessAt(start + 60_000);
    assertThat(HeliumWitnessRules.firstRefusal(base.reception())).isEmpty();
    for (JsonNode vector : SharedVectors.helium("rules.witness_list")) {
      HeliumScene scene = changedWitness(vector, base);
      assertThat(name(HeliumWitnessRules.firstRefusal(scene.reception())))
          .as(vector.toString())
          .isEqualTo(vector.get("expected").asText());
    }
  }

  private static HeliumScene changedBeacon(JsonNode vector) {
    HeliumScene late = HeliumScene.valid().beaconAt(START_MS + 240_000);
    HeliumScene good = HeliumScene.valid().beaconAt(START_MS + 120_000);
    return switch (vector.get("change").asText()) {
      case "key on denylist AND received +240 s" -> late.denied(BEACONER);
      case "received +240 s" -> late;
      case "no asserted location" ->
          HeliumGiven.beaconBut(HeliumReason.NOT_ASSERTED, HeliumScene.valid());
      case "last beacon later than this one (wall clock now - 5 h), received +120 s" ->
          good.history(BEACONER, HeliumHistory.NONE.withBeacon(START_MS + 3 * 365 * 86_400_000L));
      case "data-only gateway" ->
          HeliumGiven.beaconBut(HeliumReason.INVALID_CAPABILITY, HeliumScene.valid());
      case "payload replaced by 17 other bytes" ->
          good.frame(frame ->
              new HeliumFrame(
                  vector.get("payload_hex").asText(),
                  frame.frequency(),
                  frame.datarate(),
                  frame.powerDbm()));
      case "none, received +120 s" -> good;
      default -> throw new IllegalStateException("an unknown change: " + vector);
    };
  }

  private static HeliumScene changedWitness(JsonNode vector, HeliumScene base) {
    long received = base.inputs().witnesses().getFirst().receivedMs();
    return switch (vector.get("change").asText()) {
      case "witness key = beaconer key" -> HeliumGiven.witnessBut(HeliumReason.SELF_WITNESS, base);
      case "payload replaced" -> HeliumGiven.witnessBut(HeliumReason.INVALID_PACKET, base);
      case "frequency 867100000" -> base.heard(Dbm.of(-108), new Hertz(867_100_000));
      case "witness at 627111975468974079" -> base.at(WITNESS, CELLS_7_AWAY);
      case "signal +300 ddBm" -> base.heard(new Dbm(300), new Hertz(867_900_032));
      case "first witness 6000 ms earlier than this one (first witness before beacon)" ->
          base.witnesses(
              List.of(
                  base.inputs().witnesses().getFirst(),
                  HeliumScene.witness("first", received - 6_000)));
      default -> throw new IllegalStateException("an unknown change: " + vector);
    };
  }

  private static Optional<HeliumReason> beacon(HeliumReason first, HeliumReason second) {
    HeliumScene scene =
        HeliumGiven.beaconBut(first, HeliumGiven.beaconBut(second, HeliumScene.valid()));
    return scene.verify().beacon().reason();
  }

  private static Optional<HeliumReason> witness(HeliumReason first, HeliumReason second) {
    HeliumScene scene =
        HeliumGiven.witnessBut(first, HeliumGiven.witnessBut(second, HeliumScene.valid()));
    return HeliumWitnessRules.firstRefusal(scene.reception())
        .or(() ->
            HeliumWitnessRules.noValidBeacons(
                scene.inputs(), scene.inputs().witnesses().getFirst()))
        .map(BrokenRule::reason);
  }

  private static List<HeliumReason> order(JsonNode names) {
    List<HeliumReason> order = new ArrayList<>();
    for (JsonNode name : names) {
      String reference = name.asText();
      if (reference.startsWith(AFTER)) {
        reference = reference.substring(reference.lastIndexOf(' ') + 1);
      }
      order.add(reason(reference));
    }
    return order;
  }

  private static HeliumReason reason(String reference) {
    return Stream.of(HeliumReason.values())
        .filter(reason -> reason.reference().equals(reference))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no reason is called " + reference));
  }

  private static String name(Optional<BrokenRule> refusal) {
    return refusal.map(BrokenRule::reason).map(HeliumReason::reference).orElse("ok");
  }
}
