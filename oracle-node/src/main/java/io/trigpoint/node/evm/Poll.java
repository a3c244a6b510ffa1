package io.trigpoint.node.evm;

import io.trigpoint.node.evm.Agreement.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Answers as they come in, from several threads, to one that waits for enough of them. */
final class Poll<T> {
  private final List<Said<T>> said = new ArrayList<>();
  private final int asked;
  private Consumer<Said<T>> late = one -> {};

  Poll(int asked) {
    this.asked = asked;
  }

  void add(Said<T> one) {
    Consumer<Said<T>> listener;
    synchronized (this) {
      said.add(one);
      listener = late;
      notifyAll();
    }
    listener.accept(one);
  }

  /** Waits until all have answered or these are enough, and then no longer than {@code more}. */
  synchronized List<Said<T>> await(Predicate<List<Said<T>>> enough, Duration more)
      throws InterruptedException {
    while (said.size() < asked && !enough.test(said)) {
      wait();
    }
    long deadline = System.nanoTime() + more.toNanos();
    long left = more.toMillis();
    while (said.size() < asked && left > 0) {
      wait(left);
      left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    }
    return List.copyOf(said);
  }

  /** Hears all answers after the first so many. */
  synchronized void listen(int after, Consumer<Said<T>> listener) {
    said.subList(after, said.size()).forEach(listener);
    late = listener;
  }
}
