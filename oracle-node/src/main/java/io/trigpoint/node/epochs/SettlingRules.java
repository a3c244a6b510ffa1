package io.trigpoint.node.epochs;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.Witness;
import io.trigpoint.rewards.epoch.EpochPeriod;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which reports at the end of an epoch wait for the next one, so that a beacon and its witnesses
 * are judged together. Each report waits at most once: what arrived before the epoch began stays in
 * it.
 */
public final class SettlingRules {
  /** Beacons that arrive in the last milliseconds of an epoch are carried forward. */
  public static final long SETTLING_MS = 5_000;

  /** Witnesses may arrive this much before the beacon report that they belong to. */
  public static final long WITNESS_LEAD_MS = 5_000;

  private SettlingRules() {}

  /**
   * Names the reports that move to the next epoch.
   *
   * @param beacons all beacons stamped with this epoch
   * @param witnesses the epoch's witnesses; those that arrived earlier than SETTLING_MS +
   *     WITNESS_LEAD_MS before the end may be left out
   */
  public static SortedSet<ReportId> carriedForward(
      EpochPeriod period,
      Collection<ReceivedReport<Beacon>> beacons,
      Collection<ReceivedReport<Witness>> witnesses) {
    SortedSet<ReportId> carried = new TreeSet<>();
    Set<BeaconPayload> carriedPayloads = new HashSet<>();
    Set<BeaconPayload> keptPayloads = new HashSet<>();
    for (ReceivedReport<Beacon> beacon : beacons) {
      if (arrivedWithin(period, beacon.receivedMs(), SETTLING_MS)) {
        carried.add(beacon.id());
        carriedPayloads.add(beacon.report().payload());
      } else {
        keptPayloads.add(beacon.report().payload());
      }
    }
    for (ReceivedReport<Witness> witness : witnesses) {
      BeaconPayload heard = witness.report().payload();
      long patience = carriedPayloads.contains(heard) ? SETTLING_MS + WITNESS_LEAD_MS : SETTLING_MS;
      if (!keptPayloads.contains(heard) && arrivedWithin(period, witness.receivedMs(), patience)) {
        carried.add(witness.id());
      }
    }
    return carried;
  }

  private static boolean arrivedWithin(EpochPeriod period, long receivedMs, long patienceMs) {
    return receivedMs >= Math.max(period.startMs(), period.endMs() - patienceMs);
  }
}
