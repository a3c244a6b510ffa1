package io.trigpoint.node.store;

import io.trigpoint.node.Failpoint;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.ScoredDayJson;
import io.trigpoint.node.epochs.VerdictSource;
import io.trigpoint.node.epochs.compute.ComputedEpoch;
import io.trigpoint.node.epochs.compute.VerdictBytes;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportVerdict;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what an epoch comes to, all of it in the transaction that makes it COMPUTED. */
final class OutcomeRows {
  private static final String COMPUTED =
      """
      update epoch set
        state = 'COMPUTED', accepted = ?, refused = ?, input_root = ?, verdict_root = ?,
        reward_root = ?, parameter_hash = ?, previous_reward_root = ?, set_id = ?, unallocated = ?
      where number = ? and state = 'INPUT_FINAL'
      """;

  private static final String VERDICT =
      """
      insert into verdict (report_id, epoch, device_id, kind, outcome, rule, evidence)
      values (?, ?, ?, ?, ?, ?, ?::jsonb)
      """;

  private OutcomeRows() {}

  static boolean write(
      Connection connection, ComputedEpoch outcome, VerdictSource verdicts, long epoch, long setId)
      throws SQLException {
    EpochOutcome.Roots roots = outcome.roots();
    int first =
        Sql.update(
            connection,
            COMPUTED,
            outcome.tally().accepted(),
            outcome.tally().refused(),
            roots.inputRoot(),
            roots.verdictRoot(),
            roots.rewardRoot(),
            roots.parameterHash(),
            roots.previousRewardRoot(),
            setId,
            outcome.closed().unallocated().baseUnits(),
            epoch);
    if (first == 0) {
      return false;
    }
    verdicts(connection, verdicts, epoch);
    Failpoint.OUTCOME_HALF_WRITTEN.hit();
    qualities(connection, outcome, epoch);
    leaves(connection, outcome, epoch);
    ShareRows.write(connection, outcome.closed(), epoch);
    WeightRows.write(connection, outcome.closed(), epoch);
    EvidenceRows.write(connection, outcome.evidence(), epoch);
    return true;
  }

  /** One batch for each shard, so that no more than one is in memory. */
  private static void verdicts(Connection connection, VerdictSource verdicts, long epoch)
      throws SQLException {
    try {
      for (int shard = 0; shard < verdicts.shards(); shard++) {
        Sql.batch(connection, VERDICT, rows(verdicts.read(shard), epoch));
      }
    } catch (CorruptFile damaged) {
      throw new IllegalStateException(damaged);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Object[]> rows(List<byte[]> verdicts, long epoch) {
    List<Object[]> rows = new ArrayList<>(verdicts.size());
    for (byte[] bytes : verdicts) {
      ReportVerdict verdict = VerdictBytes.read(bytes);
      JsonObject evidence = new JsonObject();
      verdict.evidence().forEach(evidence::put);
      rows.add(
          new Object[] {
            verdict.report().value(),
            epoch,
            verdict.device().value(),
            verdict.kind().code(),
            verdict.outcome().name(),
            verdict.rule(),
            evidence.encode()
          });
    }
    return rows;
  }

  private static void qualities(Connection connection, ComputedEpoch outcome, long epoch)
      throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    outcome
        .quality()
        .forEach((device, quality) ->
            rows.add(
                new Object[] {
                  epoch, device.value(), quality.partsPerMillion(), days(outcome, device)
                }));
    Sql.batch(
        connection,
        "insert into epoch_quality (epoch, device_id, quality_ppm, days) values (?, ?, ?,"
            + " ?::jsonb)",
        rows);
  }

  private static Optional<String> days(ComputedEpoch outcome, DeviceId station) {
    return Optional.ofNullable(outcome.days().get(station))
        .map(days -> ScoredDayJson.of(days).encode());
  }

  private static void leaves(Connection connection, ComputedEpoch outcome, long epoch)
      throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    outcome
        .closed()
        .after()
        .leaves()
        .forEach(
            leaf -> rows.add(new Object[] {epoch, leaf.owner(), leaf.token(), leaf.cumulative()}));
    Sql.batch(
        connection,
        "insert into epoch_leaf (epoch, owner, token, cumulative) values (?, ?, ?, ?)",
        rows);
  }
}
