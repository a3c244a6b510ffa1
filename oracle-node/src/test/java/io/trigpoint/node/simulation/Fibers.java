package io.trigpoint.node.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads of which one runs at a time, in virtual time. A fiber runs until it pauses; what runs
 * next follows from the times alone, so a run can be repeated exactly.
 */
final class Fibers implements AutoCloseable {

  /** The process of the fiber is killed where it is. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  private record Wake(long atMs, long order, Runnable what) {}

  private final PriorityQueue<Wake> queue =
      new PriorityQueue<>(Comparator.comparingLong(Wake::atMs).thenComparingLong(Wake::order));
  private final List<Fiber> fibers = new ArrayList<>();
  private Optional<Fiber> current = Optional.empty();
  private long order;
  private long nowMs;

  long nowMs() {
    return nowMs;
  }

  Optional<Fiber> current() {
    return current;
  }

  /** Runs something at a time. */
  void at(long ms, Runnable what) {
    queue.add(new Wake(Math.max(ms, nowMs), order++, what));
  }

  /** A fiber that begins soon. */
  Fiber start(Runnable body) {
    Fiber fiber = new Fiber(body);
    fibers.add(fiber);
    at(nowMs, fiber::run);
    return fiber;
  }

  /** Called inside a fiber: others run until the time has passed. */
  void pause(long ms) {
    Fiber fiber = current.orElseThrow();
    at(nowMs + ms, fiber::run);
    fiber.giveUp();
  }

  /** Whether there was something left to run. */
  boolean runNext() {
    Wake next = queue.poll();
    if (next == null) {
      return false;
    }
    nowMs = next.atMs();
    next.what().run();
    return true;
  }

  @Override
  public void close() {
    List.copyOf(fibers).forEach(Fiber::kill);
  }

  final class Fiber {
    private final Thread thread;
    private final Thread scheduler = Thread.currentThread();
    private volatile boolean running;
    private volatile boolean killed;
    private volatile boolean over;
    private volatile Optional<Throwable> failure = Optional.empty();

    private Fiber(Runnable body) {
      this.thread = Thread.ofVirtual().unstarted(() -> whole(body));
    }

    private void whole(Runnable body) {
      try {
        if (!killed) {
          body.run();
        }
      } catch (Killed expected) {
        failure = Optional.empty();
      } catch (RuntimeException | Error broken) {
        failure = Optional.of(broken);
      } finally {
        over = true;
        running = false;
        LockSupport.unpark(scheduler);
      }
    }

    private void run() {
      if (over) {
        return;
      }
      Optional<Fiber> before = current;
      current = Optional.of(this);
      running = true;
      if (thread.getState() == Thread.State.NEW) {
        thread.start();
      } else {
        LockSupport.unpark(thread);
      }
      while (running) {
        LockSupport.park(this);
      }
      current = before;
      failure.ifPresent(broken -> {
        throw new AssertionError("a fiber broke", broken);
      });
    }

    private void giveUp() {
      running = false;
      LockSupport.unpark(scheduler);
      while (!running) {
        LockSupport.park(this);
      }
      if (killed) {
        throw new Killed();
      }
    }

    /** Ends it where it pauses; from the scheduler only. */
    void kill() {
      killed = true;
      fibers.remove(this);
      run();
    }
  }
}
