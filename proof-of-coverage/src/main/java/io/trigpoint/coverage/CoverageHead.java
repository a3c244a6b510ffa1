package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.RegisteredDevice;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What all shards of a round have in common, prepared once. For any number of threads. */
public final class CoverageHead {
  private final Hotspots hotspots;
  private final SortedMap<Long, Entropy> entropies;
  private final Hash32 selectionEntropy;
  private final TrigpointParameters parameters;
  private final RewardUnits[] units;

  /**
   * Takes what {@link CoverageInputs} takes but the reports and the denials.
   *
   * @param devices the registry as of the epoch's block
   */
  public CoverageHead(
      SortedMap<DeviceId, RegisteredDevice> devices,
      SortedMap<Long, Entropy> entropies,
      Hash32 selectionEntropy,
      TrigpointParameters parameters) {
    this.hotspots = new Hotspots(devices);
    this.entropies = new TreeMap<>(entropies);
    this.selectionEntropy = selectionEntropy;
    this.parameters = parameters;
    this.units =
        IntStream.rangeClosed(0, parameters.crowding().maxWitnesses())
            .mapToObj(RewardUnits::of)
            .toArray(RewardUnits[]::new);
  }

  static CoverageHead of(CoverageInputs inputs) {
    return new CoverageHead(
        inputs.devices(), inputs.entropies(), inputs.selectionEntropy(), inputs.parameters());
  }

  /** How many devices the registry knows. */
  public int devices() {
    return hotspots.size();
  }

  /** The place of a device in the order of the registry's ids; -1 when it is not registered. */
  public int number(DeviceId device) {
    return hotspots.number(device);
  }

  /** The device at such a place. */
  public DeviceId id(int number) {
    return hotspots.id(number);
  }

  Hotspots hotspots() {
    return hotspots;
  }

  Optional<Entropy> entropy(long number) {
    return Optional.ofNullable(entropies.get(number));
  }

  Hash32 selectionEntropy() {
    return selectionEntropy;
  }

  TrigpointParameters parameters() {
    return parameters;
  }

  /** What a proof weighs with so many paid witnesses. */
  RewardUnits units(int paid) {
    return units[paid];
  }
}
