package io.trigpoint.attacks;

import io.trigpoint.coverage.CoverageInputs;
import io.trigpoint.coverage.CoveragePoints;
import io.trigpoint.coverage.CoverageRound;
import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.TrigpointParameters;
import io.trigpoint.coverage.evidence.Evidence;
import io.trigpoint.coverage.evidence.EvidenceFindings;
import io.trigpoint.coverage.evidence.EvidenceParameters;
import io.trigpoint.coverage.evidence.EvidenceWindow;
import io.trigpoint.coverage.evidence.ForwarderStat;
import io.trigpoint.coverage.evidence.Reception;
import io.trigpoint.coverage.evidence.Receptions;
import io.trigpoint.coverage.evidence.StationReading;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.RegisteredDevice;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Judges day after day with the evidence of all days so far. */
final class TrigpointBook {
  private final SortedMap<DeviceId, RegisteredDevice> devices;
  private final List<Reception> receptions = new ArrayList<>();

  TrigpointBook(SortedMap<DeviceId, RegisteredDevice> devices) {
    this.devices = devices;
  }

  /** Adds a day to the window. */
  void see(Day day) {
    CoverageInputs inputs = inputs(day, Denials.NONE);
    receptions.addAll(Receptions.of(inputs));
  }

  int receptions() {
    return receptions.size();
  }

  /** What the window shows at the end of a day. */
  EvidenceFindings findings(Day day) {
    return findings(day, List.of(), List.of());
  }

  /** The same with status lines and weather. */
  EvidenceFindings findings(Day day, List<ForwarderStat> stats, List<StationReading> readings) {
    long end = Calendar.dayStart(day.number() + 1);
    return Evidence.of(
        new EvidenceWindow(end, entropy(day), receptions, devices, stats, readings)
            .trimmed(EvidenceParameters.TRIGPOINT),
        EvidenceParameters.TRIGPOINT);
  }

  SortedMap<DeviceId, CoveragePoints> pay(Day day, Denials denials) {
    return CoverageRound.judge(inputs(day, denials)).points();
  }

  private CoverageInputs inputs(Day day, Denials denials) {
    return new CoverageInputs(
        day.beacons(),
        day.witnesses(),
        devices,
        day.entropies(),
        entropy(day),
        denials,
        TrigpointParameters.TRIGPOINT);
  }

  private static Hash32 entropy(Day day) {
    return Hashes.sha256(ByteBuffer.allocate(Integer.BYTES).putInt(day.number()).array());
  }
}
