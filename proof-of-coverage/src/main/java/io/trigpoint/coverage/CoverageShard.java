package io.trigpoint.coverage;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.Witness;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * The beacons and witnesses of one shard after the rules that need nothing from elsewhere. A beacon
 * and its witnesses are in the same shard.
 */
public final class CoverageShard {
  private final List<BeaconRow> beacons;
  private final WitnessRows witnesses;

  CoverageShard(List<BeaconRow> beacons, WitnessRows witnesses) {
    this.beacons = List.copyOf(beacons);
    this.witnesses = witnesses;
  }

  /**
   * Judges what a shard holds of distinct reports. What is known from elsewhere only decides which
   * of several beacons with one payload the witnesses are joined to.
   *
   * @param heard takes the receptions that evidence may build on
   */
  public static CoverageShard judge(
      CoverageHead head,
      List<ReceivedReport<Beacon>> beacons,
      List<ReceivedReport<Witness>> witnesses,
      Elsewhere elsewhere,
      Consumer<Heard> heard) {
    List<JudgedBeacon> judged = new ArrayList<>(beacons.size());
    for (ReceivedReport<Beacon> beacon : beacons) {
      BeaconContext ctx =
          new BeaconContext(
              beacon,
              head.hotspots().find(beacon.report().header().device()),
              head.entropy(beacon.report().entropyNumber()),
              head.parameters());
      judged.add(new JudgedBeacon(judged.size(), ctx, Refusal.first(BeaconRules.ALONE, ctx)));
    }
    List<BeaconRow> rows = judged.stream().map(BeaconRow::of).toList();
    WitnessJoining joining = new WitnessJoining(head, judged, BeaconRow.settled(rows, elsewhere));
    return new CoverageShard(rows, joining.judge(witnesses, heard));
  }

  /**
   * Whether some payload is there twice: which of its beacons the witnesses are joined to may then
   * depend on what happens elsewhere, and the shard is judged again once that is known.
   */
  public boolean contested() {
    return BeaconRow.contested(beacons);
  }

  /** Of every beacon that is good alone. */
  public List<SegmentClaim> claims() {
    return beacons.stream()
        .filter(beacon -> beacon.alone().isEmpty())
        .map(BeaconRow::claim)
        .toList();
  }

  /** Marks both ends of every valid reception: who neither hears nor is heard crowds nobody. */
  public void markActive(CoverageHead head, Elsewhere elsewhere, BitSet active) {
    SettledShard settled = new SettledShard(head, this, elsewhere);
    for (int row = 0; row < witnesses.size(); row++) {
      if (settled.isValid(row)) {
        active.set(witnesses.hotspots[row]);
        active.set(beacons.get(witnesses.beacons[row]).hotspot());
      }
    }
  }

  /** What is kept of a shard between the stages; {@link #read} reads it. */
  public byte[] toBytes() {
    return CoverageShardCodec.encode(this);
  }

  /** Reads what {@link #toBytes} wrote from a shard of the same round. */
  public static CoverageShard read(ByteBuffer bytes) {
    return CoverageShardCodec.decode(bytes);
  }

  public int beaconCount() {
    return beacons.size();
  }

  public int witnessCount() {
    return witnesses.size();
  }

  List<BeaconRow> beacons() {
    return beacons;
  }

  WitnessRows witnesses() {
    return witnesses;
  }
}
