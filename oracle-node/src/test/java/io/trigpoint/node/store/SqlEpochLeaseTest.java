package io.trigpoint.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SqlEpochLeaseTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final SqlTransactions transactions = new SqlTransactions(TestDatabase.fresh());

  @Test
  void theHolderKeepsItAndAnotherWaits() {
    assertThat(lease("a").hold()).isTrue();
    assertThat(lease("b").hold()).isFalse();
    assertThat(lease("a").hold()).isTrue();
  }

  @Test
  void anotherTakesItOnceItHasExpired() {
    assertThat(lease("a").hold()).isTrue();
    expire();
    assertThat(lease("b").hold()).isTrue();
    assertThat(lease("a").hold()).isFalse();
  }

  @Test
  void holdingProlongsIt() {
    assertThat(new SqlEpochLease(transactions, "a", Duration.ofSeconds(1)).hold()).isTrue();
    assertThat(lease("a").hold()).isTrue();
    assertThat(secondsLeft()).isBetween(500L, 600L);
  }

  @Test
  void ofManyAtOnceExactlyOneGetsIt() throws Exception {
    List<Callable<Boolean>> nodes =
        IntStream.range(0, 16)
            .<Callable<Boolean>>mapToObj(i -> () -> lease("node " + i).hold())
            .toList();
    int holders = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> answer : threads.invokeAll(nodes)) {
        holders += answer.get() ? 1 : 0;
      }
    }
    assertThat(holders).isEqualTo(1);
  }

  @Test
  void theFenceGrowsAtEachTakeOverOnly() {
    assertThat(lease("a").take()).hasValue(1L);
    assertThat(lease("a").take()).hasValue(1L);
    expire();
    assertThat(lease("b").take()).hasValue(2L);
    assertThat(lease("a").take()).isEmpty();
  }

  @Test
  void aHolderThatSleptStopsAfterTwoThirdsByItsOwnClock() {
    AtomicLong nanos = new AtomicLong();
    SqlEpochLease sleeper = new SqlEpochLease(transactions, "a", LONG, nanos::get);
    assertThat(sleeper.isHeld()).isFalse();
    assertThat(sleeper.hold()).isTrue();
    nanos.set(LONG.toNanos() / 3 * 2 - 1);
    assertThat(sleeper.isHeld()).isTrue();
    nanos.incrementAndGet();
    assertThat(sleeper.isHeld()).isFalse();
    sleeper.prolong();
    assertThat(sleeper.isHeld()).as("what ended is not prolonged").isFalse();
  }

  @Test
  void prolongingGoesOnWhileItIsHeld() {
    AtomicLong nanos = new AtomicLong();
    SqlEpochLease holder = new SqlEpochLease(transactions, "a", LONG, nanos::get);
    assertThat(holder.hold()).isTrue();
    nanos.set(LONG.toNanos() / 2);
    holder.prolong();
    nanos.set(LONG.toNanos());
    assertThat(holder.isHeld()).isTrue();
  }

  @Test
  void whatIsLetGoAnotherTakes() {
    SqlEpochLease tired = lease("a");
    assertThat(tired.hold()).isTrue();
    tired.letGo();
    assertThat(tired.isHeld()).isFalse();
    assertThat(lease("b").take()).hasValue(2L);
    tired.letGo();
    assertThat(lease("b").take()).as("what is not one's own cannot be let go").hasValue(2L);
  }

  private SqlEpochLease lease(String holder) {
    return new SqlEpochLease(transactions, holder, LONG);
  }

  private void expire() {
    int rows =
        transactions.run(connection ->
            Sql.update(
                connection, "update lease set expires_at = clock_timestamp() - interval '1 ms'"));
    assertThat(rows).isEqualTo(1);
  }

  private long secondsLeft() {
    return transactions
        .run(connection ->
            Sql.first(
                connection,
                "select extract(epoch from expires_at - clock_timestamp())::bigint from lease",
                row -> row.getLong(1)))
        .orElseThrow();
  }
}
