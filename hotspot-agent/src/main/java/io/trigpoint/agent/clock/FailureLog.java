package io.trigpoint.agent.clock;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The first failure of a kind is a line; after that one line an hour with a count, until it is
 * over.
 */
public final class FailureLog {
  private static final long PERIOD_MS = Duration.ofHours(1).toMillis();
  private static final int MAX_KINDS = 256;

  private static final class Streak {
    private long loggedMs;
    private long unlogged;
  }

  private final InstantSource clock;
  private final Consumer<String> out;
  private final Map<String, Streak> streaks = new LinkedHashMap<>();

  public FailureLog(InstantSource clock, Consumer<String> out) {
    this.clock = clock;
    this.out = out;
  }

  /** Writes lines to the JDK's logger of the agent. */
  public static FailureLog ofSystem(InstantSource clock) {
    System.Logger logger = System.getLogger("io.trigpoint.agent");
    return new FailureLog(clock, line -> logger.log(System.Logger.Level.WARNING, line));
  }

  public synchronized void failed(String kind, String detail) {
    Streak streak = streaks.get(kind);
    if (streak == null) {
      if (streaks.size() >= MAX_KINDS) {
        return;
      }
      streak = new Streak();
      streaks.put(kind, streak);
      streak.loggedMs = clock.millis();
      out.accept(kind + ": " + detail);
    } else if (clock.millis() - streak.loggedMs >= PERIOD_MS) {
      out.accept(kind + ": " + (streak.unlogged + 1) + " more times; last: " + detail);
      streak.loggedMs = clock.millis();
      streak.unlogged = 0;
    } else {
      streak.unlogged++;
    }
  }

  /** Ends a streak, with a line when there was one. */
  public synchronized void worksAgain(String kind) {
    if (streaks.remove(kind) != null) {
      out.accept(kind + ": works again");
    }
  }
}
