package io.trigpoint.node.store;

import io.trigpoint.node.Failpoint;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.report.ReportVerdict;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes what an epoch comes to, all of it in the transaction that makes it COMPUTED. */
final class OutcomeRows {
  private static final String COMPUTED =
      """
      update epoch set
        state = 'COMPUTED', accepted = ?, refused = ?, input_root = ?, verdict_root = ?,
        reward_root = ?, parameter_hash = ?, previous_reward_root = ?, set_id = ?, unallocated = ?
      where number = ? and state = 'INPUT_FINAL'
      """;

  private OutcomeRows() {}

  static boolean write(Connection connection, EpochOutcome outcome, long epoch, long setId)
      throws SQLException {
    int first =
        Sql.update(
            connection,
            COMPUTED,
            outcome.accepted(),
            outcome.refused(),
            outcome.inputRoot(),
            outcome.verdictRoot(),
            outcome.rewardRoot(),
            outcome.parameterHash(),
            outcome.roots().previousRewardRoot(),
            setId,
            outcome.unallocated().baseUnits(),
            epoch);
    if (first == 0) {
      return false;
    }
    verdicts(connection, outcome, epoch);
    Failpoint.OUTCOME_HALF_WRITTEN.hit();
    qualities(connection, outcome, epoch);
    leaves(connection, outcome, epoch);
    ShareRows.write(connection, outcome.closed(), epoch);
    EvidenceRows.write(connection, outcome.evidence(), epoch);
    return true;
  }

  private static void verdicts(Connection connection, EpochOutcome outcome, long epoch)
      throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    for (ReportVerdict verdict : outcome.verdicts()) {
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
    Sql.batch(
        connection,
        "insert into verdict (report_id, epoch, device_id, kind, outcome, rule, evidence)"
            + " values (?, ?, ?, ?, ?, ?, ?::jsonb)",
        rows);
  }

  private static void qualities(Connection connection, EpochOutcome outcome, long epoch)
      throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    outcome
        .quality()
        .forEach((device, quality) ->
            rows.add(new Object[] {epoch, device.value(), quality.partsPerMillion()}));
    Sql.batch(
        connection,
        "insert into epoch_quality (epoch, device_id, quality_ppm) values (?, ?, ?)",
        rows);
  }

  private static void leaves(Connection connection, EpochOutcome outcome, long epoch)
      throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    outcome
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
