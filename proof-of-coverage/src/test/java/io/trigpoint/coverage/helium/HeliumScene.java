package io.trigpoint.coverage.helium;

import io.trigpoint.coverage.HeliumParameters;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A beacon that was captured in the field, a witness that heard it, and changes to both. */
record HeliumScene(HeliumInputs inputs) {
  static final String BEACONER = "112NqN2WWMwtK29PMzRby62fDydBJfsCLkCAf392stdok48ovNT6";
  static final String WITNESS = "13ABbtvMrRK8jgYrT3h6Y9Zu44nS6829kzsamiQn9Eefeu3VAZs";
  static final String REMOTE = "b6aa3f80d9355f139d998626b8d1ff1776cda36ae11a10006a8d516546276b09";
  static final String LOCAL = "e94619b0";
  static final String PAYLOAD =
      "1c99124160e83b92867d630caf4c9ed21cfd923bbbcb7a9231f19c944af6441108d43006983add9eba65253b877e1248f441ae";
  static final long START_MS = 1_677_163_710_000L;
  static final long RECEIVED_MS = START_MS + 60_000;
  static final long EIGHT_HOURS_MS = 8 * 3_600_000L;
  static final Cell MALTA = Cell.parse("631615575095659519");
  static final Cell CELLS_28_AWAY = Cell.parse("627111975465463807");
  static final Cell CELLS_7_AWAY = Cell.parse("627111975468974079");

  /** Everything is right, and the witness is the only one. */
  static HeliumScene valid() {
    SortedMap<String, HeliumHotspot> hotspots = new TreeMap<>();
    hotspots.put(BEACONER, HeliumHotspot.at(MALTA, new Decibels(12), Region.EU868));
    hotspots.put(WITNESS, HeliumHotspot.at(CELLS_28_AWAY, new Decibels(20), Region.EU868));
    SortedMap<String, HeliumHistory> history = new TreeMap<>();
    history.put(BEACONER, seenAt(RECEIVED_MS - EIGHT_HOURS_MS));
    history.put(WITNESS, seenAt(RECEIVED_MS - EIGHT_HOURS_MS));
    return new HeliumScene(
        new HeliumInputs(
            beacon(BEACONER, RECEIVED_MS),
            List.of(witness(WITNESS, RECEIVED_MS + 500)),
            new HeliumEntropy(REMOTE, START_MS / 1_000, START_MS),
            hotspots,
            history,
            HeliumDenylist.NONE,
            new TreeMap<>(),
            HeliumParameters.HELIUM));
  }

  static HeliumBeacon beacon(String key, long receivedMs) {
    return new HeliumBeacon(
        key,
        receivedMs,
        new HeliumSeed(REMOTE, START_MS / 1_000, LOCAL, 0),
        new HeliumFrame(PAYLOAD, new Hertz(867_900_000), "SF12BW125", 8));
  }

  static HeliumWitness witness(String key, long receivedMs) {
    return new HeliumWitness(key, receivedMs, PAYLOAD, Dbm.of(-108), new Hertz(867_900_032));
  }

  /** All that reciprocity asks for. */
  static HeliumHistory seenAt(long ms) {
    return new HeliumHistory(OptionalLong.of(ms), OptionalLong.of(ms), OptionalLong.of(ms));
  }

  HeliumOutcome verify() {
    return HeliumRound.verify(inputs);
  }

  /** The first witness as its rules see it. */
  HeliumReception reception() {
    long first =
        inputs.witnesses().stream().mapToLong(HeliumWitness::receivedMs).min().orElseThrow();
    HeliumHotspot.Place beaconer =
        GatewayRules.known(valid().inputs.hotspots(), BEACONER)
            .flatMap(HeliumHotspot::place)
            .orElseThrow();
    return HeliumReception.of(inputs, inputs.witnesses().getFirst(), first, beaconer);
  }

  HeliumScene beacon(UnaryOperator<HeliumBeacon> change) {
    return with(change.apply(inputs.beacon()), inputs.witnesses(), inputs.denylist());
  }

  HeliumScene frame(UnaryOperator<HeliumFrame> change) {
    return beacon(beacon ->
        new HeliumBeacon(
            beacon.beaconer(), beacon.receivedMs(), beacon.seed(), change.apply(beacon.frame())));
  }

  HeliumScene beaconAt(long receivedMs) {
    return beacon(
        beacon -> new HeliumBeacon(beacon.beaconer(), receivedMs, beacon.seed(), beacon.frame()));
  }

  HeliumScene entropy(HeliumEntropy entropy) {
    return new HeliumScene(
        new HeliumInputs(
            inputs.beacon(),
            inputs.witnesses(),
            entropy,
            inputs.hotspots(),
            inputs.history(),
            inputs.denylist(),
            inputs.scales(),
            inputs.parameters()));
  }

  /** Changes the first witness. */
  HeliumScene witness(UnaryOperator<HeliumWitness> change) {
    List<HeliumWitness> witnesses = new ArrayList<>(inputs.witnesses());
    witnesses.set(0, change.apply(witnesses.getFirst()));
    return witnesses(witnesses);
  }

  HeliumScene witnessAt(long receivedMs) {
    return witness(heard ->
        new HeliumWitness(
            heard.witness(), receivedMs, heard.payloadHex(), heard.signal(), heard.frequency()));
  }

  HeliumScene heard(Dbm signal, Hertz frequency) {
    return witness(heard ->
        new HeliumWitness(
            heard.witness(), heard.receivedMs(), heard.payloadHex(), signal, frequency));
  }

  HeliumScene witnesses(List<HeliumWitness> witnesses) {
    return with(inputs.beacon(), witnesses, inputs.denylist());
  }

  HeliumScene denylist(HeliumDenylist denylist) {
    return with(inputs.beacon(), inputs.witnesses(), denylist);
  }

  HeliumScene denied(String... keys) {
    return denylist(
        new HeliumDenylist("7", new TreeSet<>(List.of(keys)), inputs.denylist().links()));
  }

  HeliumScene hotspot(String key, UnaryOperator<HeliumHotspot> change) {
    SortedMap<String, HeliumHotspot> hotspots = new TreeMap<>(inputs.hotspots());
    HeliumHotspot before = hotspots.get(key);
    if (before != null) {
      hotspots.put(key, change.apply(before));
    }
    return registry(hotspots);
  }

  HeliumScene place(String key, UnaryOperator<HeliumHotspot.Place> change) {
    return hotspot(key, hotspot -> new HeliumHotspot(hotspot.place().map(change), hotspot.full()));
  }

  HeliumScene at(String key, Cell cell) {
    return place(
        key, place -> new HeliumHotspot.Place(Optional.of(cell), place.gain(), place.region()));
  }

  HeliumScene without(String key) {
    SortedMap<String, HeliumHotspot> hotspots = new TreeMap<>(inputs.hotspots());
    hotspots.remove(key);
    return registry(hotspots);
  }

  HeliumScene registry(SortedMap<String, HeliumHotspot> hotspots) {
    return new HeliumScene(
        new HeliumInputs(
            inputs.beacon(),
            inputs.witnesses(),
            inputs.entropy(),
            hotspots,
            inputs.history(),
            inputs.denylist(),
            inputs.scales(),
            inputs.parameters()));
  }

  HeliumScene history(String key, HeliumHistory of) {
    SortedMap<String, HeliumHistory> history = new TreeMap<>(inputs.history());
    history.put(key, of);
    return remembered(history, inputs.parameters());
  }

  HeliumScene remembered(SortedMap<String, HeliumHistory> history, HeliumParameters parameters) {
    return new HeliumScene(
        new HeliumInputs(
            inputs.beacon(),
            inputs.witnesses(),
            inputs.entropy(),
            inputs.hotspots(),
            history,
            inputs.denylist(),
            HeliumScales.of(inputs.hotspots(), history, inputs.beacon().receivedMs(), parameters),
            parameters));
  }

  private HeliumScene with(
      HeliumBeacon beacon, List<HeliumWitness> witnesses, HeliumDenylist denylist) {
    return new HeliumScene(
        new HeliumInputs(
            beacon,
            witnesses,
            inputs.entropy(),
            inputs.hotspots(),
            inputs.history(),
            denylist,
            inputs.scales(),
            inputs.parameters()));
  }
}
