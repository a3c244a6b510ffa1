package io.trigpoint.node.store;

import io.trigpoint.node.Failpoint;
import io.trigpoint.node.intake.Appended;
import io.trigpoint.node.intake.JournalUnavailable;
import io.trigpoint.node.intake.ReportJournal;
import io.trigpoint.node.intake.VerifiedReport;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: while one transaction is being made durable, the batches that arrive wait and share
 * the next one. The queue is bounded. When the rows of a group are refused, each of its batches is
 * tried once more on its own, so that a bad batch fails alone.
 */
public final class SqlReportJournal implements ReportJournal, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqlReportJournal.class);
  private static final int WAITING_BATCHES = 1024;

  private final SqlTransactions transactions;
  private final int rowsPerCommit;
  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(WAITING_BATCHES);
  private final Thread committer;
  private volatile boolean closing;

  private record Waiting(List<VerifiedReport> reports, Promise<List<Appended>> promise) {}

  /**
   * @param rowsPerCommit a group is closed when it has so many rows
   */
  public SqlReportJournal(SqlTransactions transactions, int rowsPerCommit) {
    this.transactions = transactions;
    this.rowsPerCommit = rowsPerCommit;
    this.committer = Thread.ofPlatform().daemon().name("report-journal").start(this::commitGroups);
  }

  @Override
  public Future<List<Appended>> append(List<VerifiedReport> reports) {
    Promise<List<Appended>> promise = Promise.promise();
    if (closing || !waiting.offer(new Waiting(List.copyOf(reports), promise))) {
      return Future.failedFuture(new JournalUnavailable("too many reports are waiting"));
    }
    if (closing) {
      failWaiting();
    }
    return promise.future();
  }

  /** Batches that wait for a commit. */
  public int depth() {
    return waiting.size();
  }

  private void commitGroups() {
    try {
      while (!closing) {
        survive(nextGroup());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      failWaiting();
    }
  }

  /** Whatever goes wrong with one group, its senders hear of it and the next group is tried. */
  private void survive(List<Waiting> group) {
    try {
      commit(group);
    } catch (RuntimeException | Error unexpected) {
      LOG.error("a group of reports was given up", unexpected);
      JournalUnavailable why = new JournalUnavailable("the reports were not stored", unexpected);
      group.forEach(batch -> {
        boolean _ = batch.promise().tryFail(why);
      });
    }
  }

  private List<Waiting> nextGroup() throws InterruptedException {
    List<Waiting> group = new ArrayList<>();
    Waiting next = waiting.take();
    int rows = 0;
    while (next != null) {
      group.add(next);
      rows += next.reports().size();
      next = rows < rowsPerCommit ? waiting.poll() : null;
    }
    return group;
  }

  private void commit(List<Waiting> group) {
    List<VerifiedReport> reports = new ArrayList<>();
    group.forEach(batch -> reports.addAll(batch.reports()));
    List<Appended> outcomes;
    try {
      outcomes = transactions.run(connection -> written(connection, reports));
      Failpoint.REPORTS_COMMITTED.hit();
    } catch (RuntimeException failed) {
      failed(group, failed);
      return;
    }
    int from = 0;
    for (Waiting batch : group) {
      int to = from + batch.reports().size();
      batch.promise().complete(List.copyOf(outcomes.subList(from, to)));
      from = to;
    }
  }

  private static List<Appended> written(Connection connection, List<VerifiedReport> reports)
      throws SQLException {
    List<Appended> outcomes = ReportRows.append(connection, reports);
    Failpoint.REPORTS_WRITTEN.hit();
    return outcomes;
  }

  private void failed(List<Waiting> group, RuntimeException failed) {
    if (group.size() > 1 && rowsAreToBlame(failed)) {
      group.forEach(batch -> commit(List.of(batch)));
      return;
    }
    JournalUnavailable why = new JournalUnavailable("the reports were not stored", failed);
    group.forEach(batch -> batch.promise().fail(why));
  }

  private static boolean rowsAreToBlame(RuntimeException failed) {
    return !(failed instanceof StoreUnavailable store) || store.rowsAreToBlame();
  }

  private void failWaiting() {
    List<Waiting> left = new ArrayList<>();
    waiting.drainTo(left);
    left.forEach(batch -> batch.promise().fail(new JournalUnavailable("the node is closing")));
  }

  /** Waits for the commit under way; batches that still wait are failed. */
  @Override
  public void close() {
    closing = true;
    committer.interrupt();
    try {
      committer.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
