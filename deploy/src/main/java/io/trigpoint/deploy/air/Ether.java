package io.trigpoint.deploy.air;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Carries frames between running forwarders in real time: each listener hears a frame at its end.
 */
public final class Ether implements AutoCloseable {
  private static final long REMEMBERED_MICROS = 10_000_000;

  /** An antenna that is switched on. */
  interface Listener {
    Site site();

    void hears(Emission emission, Reception reception);
  }

  /** Someone who learns of frames by other means than radio. */
  interface Eavesdropper {
    void learns(Emission emission);
  }

  private final Air air;
  private final AtomicLong numbers = new AtomicLong();
  private final List<Emission> onAir = new ArrayList<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final List<Eavesdropper> eavesdroppers = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("ether").factory());

  public Ether(Air air) {
    this.air = air;
  }

  void join(Listener listener) {
    listeners.add(listener);
  }

  void leak(Eavesdropper eavesdropper) {
    eavesdroppers.add(eavesdropper);
  }

  /** The network's true time. */
  static long nowMicros() {
    return System.nanoTime() / 1000;
  }

  void send(Site from, Transmit frame) {
    Emission emission =
        new Emission(
            numbers.incrementAndGet(),
            from,
            frame.frame(),
            frame.frequency(),
            frame.spreading(),
            frame.powerDbm(),
            nowMicros());
    synchronized (onAir) {
      onAir.removeIf(old -> old.endMicros() < emission.startMicros() - REMEMBERED_MICROS);
      onAir.add(emission);
    }
    long wait = Math.max(0, emission.endMicros() - nowMicros());
    var _ = timer.schedule(() -> deliver(emission), wait, TimeUnit.MICROSECONDS);
  }

  private void deliver(Emission emission) {
    List<Emission> together;
    synchronized (onAir) {
      together = onAir.stream().filter(emission::overlaps).toList();
    }
    for (Listener listener : listeners) {
      air.heard(listener.site(), emission, together)
          .ifPresent(reception -> listener.hears(emission, reception));
    }
    eavesdroppers.forEach(eavesdropper -> eavesdropper.learns(emission));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
