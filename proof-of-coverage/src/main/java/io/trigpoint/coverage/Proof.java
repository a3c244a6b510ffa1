package io.trigpoint.coverage;

import io.trigpoint.density.HexScale;
import java.util.List;
import java.util.Set;

/**
 * A valid beacon with the witnesses that are paid for having heard it, and texts that their
 * verdicts share.
 *
 * @param paid numbers of hotspots
 * @param units its weight, and that of each paid witness
 */
record Proof(JudgedBeacon beacon, Set<Integer> paid, RewardUnits units, Texts texts) {

  /** The beacon's id and both units, ready to print. */
  record Texts(String beacon, String beaconUnit, String witnessUnit) {}

  static Proof of(JudgedBeacon beacon, Set<Integer> paid, RewardUnits units) {
    return new Proof(
        beacon,
        paid,
        units,
        new Texts(
            beacon.received().id().hex(), decimal(units.beacon()), decimal(units.perWitness())));
  }

  private static String decimal(int tenThousandths) {
    return new HexScale(tenThousandths, List.of()).decimal();
  }
}
