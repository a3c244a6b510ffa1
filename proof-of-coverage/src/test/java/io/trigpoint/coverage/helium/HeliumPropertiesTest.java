package io.trigpoint.coverage.helium;

import static io.trigpoint.coverage.helium.HeliumScene.BEACONER;
import static io.trigpoint.coverage.helium.HeliumScene.RECEIVED_MS;
import static io.trigpoint.coverage.helium.HeliumScene.WITNESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.Seeds;
import io.trigpoint.coverage.HeliumParameters;
import io.trigpoint.coverage.RewardUnits;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any region, any places and any order of the reports. */
class HeliumPropertiesTest {
  @ParameterizedTest
  @EnumSource
  void aBeaconFollowsTheChannelPlanOfItsRegion(Region region) {
    HeliumScene scene = HeliumScene.valid();
    Hertz planned = region.channelOf(scene.inputs().beacon().seed().payload());
    HeliumScene there =
        scene
            .place(BEACONER, place -> new HeliumHotspot.Place(place.cell(), place.gain(), region))
            .place(WITNESS, place -> new HeliumHotspot.Place(place.cell(), place.gain(), region))
            .heard(Dbm.of(-108), planned);
    HeliumScene follows = there.frame(sent(planned, region.spreading().datarate()));
    assertThat(follows.verify().beacon().verdict()).isEqualTo("ok");
    assertThat(follows.verify().witnesses().getFirst().verdict()).isEqualTo("ok");
    assertThat(there.frame(sent(planned, "SF7BW125")).verify().beacon().evidence())
        .containsEntry("field", "datarate");
    Hertz beside = new Hertz(planned.value() + 1);
    assertThat(
            there.frame(sent(beside, region.spreading().datarate())).verify().beacon().evidence())
        .containsEntry("field", "freq_hz")
        .containsEntry("derived", Long.toString(planned.value()));
  }

  private static UnaryOperator<HeliumFrame> sent(Hertz frequency, String datarate) {
    return frame -> new HeliumFrame(frame.payloadHex(), frequency, datarate, frame.powerDbm());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyPairOfPlacesHasAVerdict(long seed) {
    Random random = new Random(seed);
    List<Cell> places = new ArrayList<>();
    places.add(Cell.ofLatLng(90, 0, 12));
    places.add(Cell.ofLatLng(-90, 0, 11));
    places.add(Cell.ofLatLng(10, 180, 12));
    places.add(Cell.ofLatLng(10, -179.9999, 12));
    Cell.h3().getPentagons(12).forEach(index -> places.add(new Cell(index)));
    for (int i = 0; i < 20; i++) {
      places.add(
          Cell.ofLatLng(
              random.nextDouble(-90, 90), random.nextDouble(-180, 180), random.nextInt(16)));
    }
    Collections.shuffle(places, random);
    for (int i = 1; i < places.size(); i++) {
      HeliumOutcome outcome =
          HeliumScene.valid().at(BEACONER, places.get(i - 1)).at(WITNESS, places.get(i)).verify();
      assertThat(outcome.beacon().verdict()).isEqualTo("ok");
      assertThat(outcome.witnesses().getFirst().verdict())
          .isIn("BelowMinDistance", "MaxDistanceExceeded", "BadRssi", "ok");
    }
  }

  static Stream<Long> seeds() {
    return Seeds.twenty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfTheReportsChangesNoVerdict(long seed) {
    Random random = new Random(seed);
    HeliumScene scene = crowd(30);
    List<HeliumWitness> witnesses =
        IntStream.range(0, 60)
            .mapToObj(i ->
                HeliumScene.witness(
                    "W" + random.nextInt(32), RECEIVED_MS + random.nextInt(8) * 700L))
            .toList();
    List<Integer> order = new ArrayList<>(IntStream.range(0, 60).boxed().toList());
    Collections.shuffle(order, random);
    HeliumOutcome straight = scene.witnesses(witnesses).verify();
    HeliumOutcome shuffled = scene.witnesses(order.stream().map(witnesses::get).toList()).verify();
    assertThat(shuffled.beacon()).isEqualTo(straight.beacon());
    assertThat(shuffled.changes()).isEqualTo(straight.changes());
    for (int i = 0; i < order.size(); i++) {
      HeliumWitness report = witnesses.get(order.get(i));
      if (Collections.frequency(witnesses, report) == 1) {
        assertThat(shuffled.witnesses().get(i)).isEqualTo(straight.witnesses().get(order.get(i)));
      }
    }
    assertThat(straight.witnesses().stream().filter(HeliumVerdict::selected)).hasSize(14);
    assertThat(straight.beacon().unit()).isEqualTo(RewardUnits.of(14).beacon());
  }

  /** Hotspots W0, W1, … at the witness's place, all with a history that lets them earn. */
  static HeliumScene crowd(int size) {
    HeliumScene scene = HeliumScene.valid();
    SortedMap<String, HeliumHotspot> hotspots = new TreeMap<>(scene.inputs().hotspots());
    SortedMap<String, HeliumHistory> history = new TreeMap<>(scene.inputs().history());
    for (int i = 0; i < size; i++) {
      hotspots.put(
          "W" + i, HeliumHotspot.at(HeliumScene.CELLS_28_AWAY, new Decibels(20), Region.EU868));
      history.put("W" + i, HeliumScene.seenAt(RECEIVED_MS - HeliumScene.EIGHT_HOURS_MS));
    }
    return scene.registry(hotspots).remembered(history, HeliumParameters.HELIUM);
  }
}
