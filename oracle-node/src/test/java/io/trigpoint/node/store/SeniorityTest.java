package io.trigpoint.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.epochs.GivenStations;
import io.trigpoint.report.NetworkId;
import io.trigpoint.rewards.epoch.EpochSchedule;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Since when a device has been at its place, as it is sealed. */
class SeniorityTest {
  private static final EpochSchedule SCHEDULE = new EpochSchedule(1_700_000_000_000L, 60_000);

  private final DataSource database = TestDatabase.fresh();
  private final TestRows rows = new TestRows(database);
  private final SqlEpochJournal journal =
      new SqlEpochJournal(new SqlTransactions(database), Clock.systemUTC());
  private final GivenStations stations = new GivenStations(new NetworkId(31_337), rows, 2);

  @Test
  void aDeviceThatStaysKeepsItAndOneThatMovesBeginsAnew() {
    seal(1);
    move(0);
    seal(2);
    seal(3);
    assertThat(since(3, 0)).isEqualTo(2);
    assertThat(since(3, 1)).isEqualTo(1);
  }

  @Test
  void aChangeOfOwnerOrASecondAssertionOfTheSamePlaceChangesNothing() {
    seal(1);
    rows.execute(
        "update device set owner = decode(repeat('77', 20), 'hex'),"
            + " location_commitment = decode(repeat('55', 32), 'hex') where device_id = ?",
        stations.id(0).value());
    seal(2);
    assertThat(since(2, 0)).isEqualTo(1);
  }

  @Test
  void aDeviceThatWasAwayBeginsAnew() {
    seal(1);
    rows.execute("update device set status = 'DECOMMISSIONED'");
    seal(2);
    rows.execute("update device set status = 'ACTIVE'");
    seal(3);
    assertThat(since(3, 0)).isEqualTo(3);
  }

  private void move(int station) {
    rows.execute(
        "update device set location_cell = location_cell + 1,"
            + " location_commitment = decode(repeat('66', 32), 'hex') where device_id = ?",
        stations.id(station).value());
  }

  private void seal(long epoch) {
    assertThat(
            journal.seal(SCHEDULE.period(epoch), SCHEDULE.period(epoch + 1), SCHEDULE.endMs(epoch)))
        .isTrue();
    journal.describeSealed();
  }

  private long since(long epoch, int station) {
    return rows.number(
            "select since_epoch from epoch_device where epoch = ? and device_id = ?",
            epoch,
            stations.id(station).value())
        .longValueExact();
  }
}
