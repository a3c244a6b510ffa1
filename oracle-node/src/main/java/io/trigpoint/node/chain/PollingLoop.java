package io.trigpoint.node.chain;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a step again and again on a virtual thread. A step that throws, for want of memory too, is
 * tried again; an outage is logged when it begins, once an hour, and when it is over.
 */
public final class PollingLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PollingLoop.class);

  private final Thread thread;

  private PollingLoop(Thread thread) {
    this.thread = thread;
  }

  /** Begins at once; {@code pause} is the time between the end of a step and the next. */
  public static PollingLoop start(String name, Duration pause, Runnable step) {
    return new PollingLoop(Thread.ofVirtual().name(name).start(() -> repeat(name, pause, step)));
  }

  private static void repeat(String name, Duration pause, Runnable step) {
    Outage outage = new Outage();
    while (!Thread.currentThread().isInterrupted()) {
      attempt(name, step, outage);
      try {
        Thread.sleep(pause);
      } catch (InterruptedException closed) {
        return;
      }
    }
  }

  private static void attempt(String name, Runnable step, Outage outage) {
    try {
      step.run();
      outage.worked(now()).ifPresent(line -> LOG.info("{} {}", name, line));
    } catch (ChainUnavailable | KeyUnavailable absent) {
      outage
          .failed(absent, now())
          .ifPresent(line -> LOG.warn("{} {}: {}", name, line, absent.getMessage()));
    } catch (RuntimeException | Error failed) {
      outage
          .failed(failed, now())
          .ifPresent(line -> LOG.error("{} {} and will be tried again", name, line, failed));
    }
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  /** Waits for the step that is running. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
