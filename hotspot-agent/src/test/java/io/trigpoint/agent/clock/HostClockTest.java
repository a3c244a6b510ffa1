package io.trigpoint.agent.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostClockTest {
  private static final long BUILT = Instant.parse("2026-11-21T00:00:00Z").toEpochMilli();

  private final AtomicLong wall = new AtomicLong(BUILT + 1_000_000);
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000);
  private final HostClock clock =
      new HostClock(() -> Instant.ofEpochMilli(wall.get()), nanos::get, BUILT);

  @ParameterizedTest
  @CsvSource({"2000,0", "-2000,0", "2001,2001", "-2001,-2001", "864000000,864000000"})
  void tellsAStepOfMoreThanTwoSecondsOnce(long step, long told) {
    pass(60_000);
    assertThat(clock.read().stepMs()).isZero();

    wall.addAndGet(step);

    assertThat(clock.read().stepMs()).isEqualTo(told);
    pass(60_000);
    assertThat(clock.read().stepMs()).isZero();
    assertThat(clock.steps()).isEqualTo(told == 0 ? 0 : 1);
  }

  @Test
  void isNotBelievedBeforeItsBuild() {
    wall.set(BUILT - 1);
    assertThat(clock.believable()).isFalse();
    wall.set(BUILT);
    assertThat(clock.believable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"90000,true", "-90000,true", "90001,false", "-90001,false"})
  void isBelievedWithinNinetySecondsOfTheNetwork(long ahead, boolean believed) {
    clock.compare(clock.nanos(), wall.get() + ahead);

    assertThat(clock.serverOffsetMs()).hasValue(ahead);
    assertThat(clock.believable()).isEqualTo(believed);
  }

  @Test
  void takesTheMiddleOfTheExchangeAsTheNetworksTime() {
    long asked = clock.nanos();
    pass(4_000);
    clock.compare(asked, wall.get() - 2_000);

    assertThat(clock.serverOffsetMs()).hasValue(0);
  }

  @Test
  void knowsTheNetworksTimeAlsoAfterTheWallClockStepped() {
    clock.compare(clock.nanos(), wall.get());
    pass(10_000);
    wall.addAndGet(Duration.ofDays(1).toMillis());
    assertThat(clock.serverOffsetMs()).hasValue(-Duration.ofDays(1).toMillis());
    assertThat(clock.believable()).isFalse();

    wall.addAndGet(-Duration.ofDays(1).toMillis());
    assertThat(clock.believable()).isTrue();
  }

  private void pass(long millis) {
    wall.addAndGet(millis);
    nanos.addAndGet(millis * 1_000_000);
  }
}
