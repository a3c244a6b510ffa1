package io.trigpoint.deploy.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Asks again until there is an answer or the time is up. */
final class Patience {
  private static final long PAUSE_NANOS = 200_000_000;

  private Patience() {}

  /** A question whose answer may not be there yet; a failure counts as no answer. */
  interface Question<T> {
    Optional<T> ask() throws Exception;
  }

  static <T> T await(String what, Duration limit, Question<T> question) {
    long end = System.nanoTime() + limit.toNanos();
    String last = "no answer";
    while (System.nanoTime() < end) {
      try {
        Optional<T> answer = question.ask();
        if (answer.isPresent()) {
          return answer.get();
        }
      } catch (LocalRunException fatal) {
        throw fatal;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new LocalRunException("interrupted while waiting for " + what);
      } catch (Exception notYet) {
        last = String.valueOf(notYet.getMessage());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new LocalRunException(
        "no " + what + " within " + limit.toSeconds() + " s (last: " + last + ")");
  }
}
