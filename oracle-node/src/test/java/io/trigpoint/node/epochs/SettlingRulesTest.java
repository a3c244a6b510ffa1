package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.Header;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.Region;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.Transmission;
import io.trigpoint.report.Witness;
import io.trigpoint.rewards.epoch.EpochPeriod;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class SettlingRulesTest {
  private static final EpochPeriod PERIOD = new EpochPeriod(1, 1_000_000, 1_060_000);
  private static final long END = PERIOD.endMs();
  private static final Header HEADER = new Header(new DeviceId(Hash32.ZERO), 1, END, false);

  @Test
  void aBeaconOfTheLastFiveSecondsWaitsWithItsWitnesses() {
    assertThat(
            carried(
                beacon(1, END - 5_000),
                List.of(witness(2, 1, END - 4_000), witness(3, 1, END - 1))))
        .containsExactlyInAnyOrder(id(1), id(2), id(3));
  }

  @Test
  void aWitnessThatArrivedBeforeItsWaitingBeaconWaitsToo() {
    assertThat(carried(beacon(1, END - 4_000), List.of(witness(2, 1, END - 6_000))))
        .containsExactlyInAnyOrder(id(1), id(2));
  }

  @Test
  void aBeaconThatWasHeardInTimeStaysWithItsWitnesses() {
    assertThat(carried(beacon(1, END - 5_001), List.of(witness(2, 1, END - 1)))).isEmpty();
  }

  @Test
  void aLateWitnessWhoseBeaconIsNotHereYetWaits() {
    assertThat(carried(beacon(9, END - 30_000), List.of(witness(2, 1, END - 5_000))))
        .containsExactly(id(2));
    assertThat(carried(beacon(9, END - 30_000), List.of(witness(2, 1, END - 5_001)))).isEmpty();
  }

  @Test
  void whatWasCarriedOnceIsNotCarriedAgain() {
    EpochPeriod shorterThanTheWait = new EpochPeriod(2, END, END + 3_000);
    assertThat(
            SettlingRules.carriedForward(
                shorterThanTheWait, List.of(beacon(1, END - 10)), List.of(witness(2, 7, END - 5))))
        .isEmpty();
  }

  private static SortedSet<ReportId> carried(
      ReceivedReport<Beacon> beacon, List<ReceivedReport<Witness>> witnesses) {
    return SettlingRules.carriedForward(PERIOD, List.of(beacon), witnesses);
  }

  private static ReceivedReport<Beacon> beacon(int n, long receivedMs) {
    Transmission sent =
        new Transmission(
            Region.EU868, Region.EU868.channels().getFirst(), Region.EU868.spreading());
    return new ReceivedReport<>(
        id(n), receivedMs, new Beacon(HEADER, 1, "00".repeat(16), payload(n), sent, Dbm.of(14)));
  }

  private static ReceivedReport<Witness> witness(int n, int ofBeacon, long receivedMs) {
    return new ReceivedReport<>(
        id(n),
        receivedMs,
        new Witness(
            HEADER,
            payload(ofBeacon),
            Region.EU868.channels().getFirst(),
            Region.EU868.spreading(),
            Dbm.of(-110),
            Decibels.of(5),
            0,
            RadioDetail.NONE));
  }

  private static BeaconPayload payload(int n) {
    return BeaconPayload.derive(Hash32.ZERO, new DeviceId(id(n).value()), new byte[16]);
  }

  private static ReportId id(int n) {
    return new ReportId(Hashes.sha256(new byte[] {(byte) n}));
  }
}
