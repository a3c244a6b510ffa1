package io.trigpoint.node.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Makes transactions overlap: one that has taken the intake epoch's row commits only once another
 * session waits for a lock, or when patience ends.
 */
public final class OverlappingCommits {
  private static final String WAITING =
      "select count(*) from pg_stat_activity"
          + " where datname = current_database() and wait_event_type = 'Lock'";

  private final DataSource real;
  private final Duration patience;
  private final AtomicInteger overlaps = new AtomicInteger();

  public OverlappingCommits(DataSource real, Duration patience) {
    this.real = real;
    this.patience = patience;
  }

  /** Commits for which another session was waiting. */
  public int overlaps() {
    return overlaps.get();
  }

  public DataSource source() {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          Object result = invoke(real, method, arguments);
          return result instanceof Connection connection ? slow(connection) : result;
        });
  }

  private Connection slow(Connection connection) {
    AtomicBoolean holds = new AtomicBoolean();
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (method.getName().equals("prepareStatement")
              && String.valueOf(arguments[0]).contains("intake_epoch for")) {
            holds.set(true);
          }
          if (method.getName().equals("commit") && holds.getAndSet(false)) {
            awaitAnother();
          }
          return invoke(connection, method, arguments);
        });
  }

  private void awaitAnother() throws SQLException {
    long deadline = System.nanoTime() + patience.toNanos();
    try (Connection watching = real.getConnection();
        Statement statement = watching.createStatement()) {
      while (System.nanoTime() < deadline) {
        try (ResultSet row = statement.executeQuery(WAITING)) {
          if (row.next() && row.getInt(1) > 0) {
            overlaps.incrementAndGet();
            return;
          }
        }
        LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
      }
    }
  }

  @FunctionalInterface
  private interface Call {
    Object on(Method method, Object[] arguments) throws Throwable;
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> call.on(method, arguments)));
  }
}
