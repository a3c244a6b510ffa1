package io.trigpoint.coverage;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.Witness;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that one round of verdicts follows from. The order of the lists has no effect.
 *
 * @param devices the registry as of the epoch's block
 * @param entropies published entropies by number
 * @param selectionEntropy randomness that nobody knew when the reports were made
 * @param denials what earlier evidence speaks against
 */
public record CoverageInputs(
    List<ReceivedReport<Beacon>> beacons,
    List<ReceivedReport<Witness>> witnesses,
    SortedMap<DeviceId, RegisteredDevice> devices,
    SortedMap<Long, Entropy> entropies,
    Hash32 selectionEntropy,
    Denials denials,
    TrigpointParameters parameters) {
  public CoverageInputs {
    beacons = List.copyOf(beacons);
    witnesses = List.copyOf(witnesses);
    devices = Collections.unmodifiableSortedMap(new TreeMap<>(devices));
    entropies = Collections.unmodifiableSortedMap(new TreeMap<>(entropies));
  }
}
