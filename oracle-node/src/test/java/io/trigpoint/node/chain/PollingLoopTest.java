package io.trigpoint.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PollingLoopTest {
  private static final int FAILURES = 20;

  /** Keeps what is logged. */
  private static final class Kept extends AppenderBase<ILoggingEvent> {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getLevel() + " " + event.getFormattedMessage());
    }
  }

  @Test
  void anOutageIsTwoLinesHoweverManyStepsFail() throws Exception {
    Logger log = (Logger) LoggerFactory.getLogger(PollingLoop.class);
    Kept kept = new Kept();
    kept.start();
    log.addAppender(kept);
    log.setLevel(Level.INFO);
    AtomicInteger steps = new AtomicInteger();
    CountDownLatch recovered = new CountDownLatch(2);
    Runnable step =
        () -> {
          if (steps.incrementAndGet() <= FAILURES) {
            throw new ChainUnavailable("nobody there");
          }
          recovered.countDown();
        };
    try (PollingLoop _ = PollingLoop.start("outage", Duration.ofMillis(1), step)) {
      assertThat(recovered.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      log.detachAppender(kept);
      log.setLevel(null);
    }
    assertThat(kept.lines.stream().filter(line -> line.contains("outage ")))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("WARN outage fails: nobody there"),
            last -> assertThat(last).startsWith("INFO outage works again after 20 failures"));
  }

  @Test
  void aStepThatFindsNoMemoryIsTriedAgain() throws Exception {
    AtomicInteger steps = new AtomicInteger();
    CountDownLatch recovered = new CountDownLatch(1);
    Runnable step =
        () -> {
          if (steps.incrementAndGet() == 1) {
            throw new OutOfMemoryError("too much at once");
          }
          recovered.countDown();
        };
    try (PollingLoop _ = PollingLoop.start("memory", Duration.ofMillis(1), step)) {
      assertThat(recovered.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
