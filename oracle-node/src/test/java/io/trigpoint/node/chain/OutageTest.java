package io.trigpoint.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutageTest {
  private static final long HOUR = 3_600_000;

  private final RuntimeException absent = new ChainUnavailable("no answer");
  private final Outage outage = new Outage();

  @Test
  void theFirstFailureIsSaidAndTheNextOnesAreNot() {
    assertThat(outage.failed(absent, 0)).hasValue("fails");
    assertThat(outage.failed(absent, 1_000)).isEmpty();
    assertThat(outage.failed(absent, HOUR - 1)).isEmpty();
  }

  @Test
  void aDayOfFailuresEverySecondIsTwentyFourLines() {
    long lines =
        LongStream.range(0, 86_400)
            .filter(second -> outage.failed(absent, 1_000 * second).isPresent())
            .count();
    assertThat(lines).isEqualTo(24);
  }

  @Test
  void theHourlyLineCountsWhatWasNotSaid() {
    assertThat(outage.failed(absent, 5_000)).isPresent();
    assertThat(outage.failed(absent, 6_000)).isEmpty();
    assertThat(outage.failed(absent, 5_000 + HOUR)).hasValue("still fails, 3 failures in 3600 s");
  }

  @Test
  void anotherKindOfFailureIsSaidAtOnce() {
    assertThat(outage.failed(absent, 0)).isPresent();
    assertThat(outage.failed(new IllegalStateException("a bug"), 500))
        .hasValue("still fails, 2 failures in 0 s");
    assertThat(outage.failed(absent, 1_000)).isEmpty();
  }

  @Test
  void theEndIsSaidOnceAndANewOutageBeginsAnew() {
    assertThat(outage.worked(0)).isEmpty();
    assertThat(outage.failed(absent, 1_000)).isPresent();
    assertThat(outage.worked(8_500)).hasValue("works again after 1 failure in 7 s");
    assertThat(outage.worked(9_000)).isEmpty();
    assertThat(outage.failed(absent, 9_500)).hasValue("fails");
  }
}
