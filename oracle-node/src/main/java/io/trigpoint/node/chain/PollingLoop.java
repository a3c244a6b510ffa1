package io.trigpoint.node.chain;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a step again and again on a virtual thread; a step that throws is logged and tried again.
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
    while (!Thread.currentThread().isInterrupted()) {
      try {
        step.run();
      } catch (ChainUnavailable absent) {
        LOG.warn("{}: {}", name, absent.getMessage());
      } catch (RuntimeException failed) {
        LOG.error("{} failed and will be tried again", name, failed);
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException closed) {
        return;
      }
    }
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
