package io.trigpoint.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.intake.Fleet;
import io.trigpoint.node.intake.JournalUnavailable;
import io.trigpoint.report.SequenceWindow;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The directory between two readings of the table; its own reading happens once, at the start. */
class SqlDeviceDirectoryTest {
  private final ScratchDatabase database = ScratchDatabase.fresh();
  private final TestRows rows = new TestRows(database.database().source());
  private final AtomicInteger transactions = new AtomicInteger();
  private final SqlDeviceDirectory directory =
      new SqlDeviceDirectory(
          new SqlTransactions(counted(database.database().source())), Duration.ofHours(1));

  @BeforeEach
  void loaded() {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!directory.loaded() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    assertThat(directory.loaded()).isTrue();
  }

  @AfterEach
  void close() {
    directory.close();
    database.close();
  }

  @Test
  void knowsADeviceAsSoonAsItIsRegistered() {
    Fleet fleet = new Fleet(1, 81);
    rows.device(Fleet.registration(fleet.signer(0)));
    assertThat(directory.find(fleet.signer(0).deviceId()))
        .hasValueSatisfying(
            known -> assertThat(known.device()).isEqualTo(Fleet.registration(fleet.signer(0))));
  }

  @Test
  void looksUpTheNewestSequenceToo() {
    Fleet fleet = new Fleet(1, 82);
    rows.device(Fleet.registration(fleet.signer(0)));
    var witness = fleet.witness(0, 500, 1_800_000_000_000L);
    rows.report(Fleet.NETWORK, fleet.sign(0, witness), witness, 1_800_000_000_000L);
    assertThat(directory.find(fleet.signer(0).deviceId()))
        .hasValueSatisfying(known -> assertThat(known.window()).isEqualTo(new SequenceWindow(500)));
  }

  @Test
  void strangersCostABoundedNumberOfQueries() {
    Fleet strangers = new Fleet(200, 83);
    int before = transactions.get();
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < strangers.size(); i++) {
        assertThat(directory.find(strangers.signer(i).deviceId())).isEmpty();
      }
    }
    assertThat(transactions.get() - before).isBetween(1, 64);
    directory.refresh();
    rows.device(Fleet.registration(strangers.signer(199)));
    assertThat(directory.find(strangers.signer(199).deviceId())).isPresent();
  }

  @Test
  void saysThatItCannotTellWhenTheDatabaseIsGone() {
    database.close();
    Fleet stranger = new Fleet(1, 84);
    assertThatThrownBy(() -> directory.find(stranger.signer(0).deviceId()))
        .isInstanceOf(JournalUnavailable.class);
  }

  private DataSource counted(DataSource real) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              transactions.incrementAndGet();
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }
}
