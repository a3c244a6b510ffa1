package io.trigpoint.node.store;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.Hex;
import io.trigpoint.contracts.TokenTotal;
import io.trigpoint.node.epochs.EpochEntry;
import io.trigpoint.node.epochs.EpochState;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.EpochPeriod;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the states of epochs with what is known of their results. */
final class EpochRows {

  private EpochRows() {}

  /** The epochs that a clause after "select * from epoch" chooses, in its order. */
  static List<EpochEntry> read(Connection connection, String where, Object... arguments)
      throws SQLException {
    List<EpochEntry> bare =
        Sql.list(connection, "select * from epoch " + where, EpochRows::entry, arguments);
    List<EpochEntry> entries = new ArrayList<>();
    for (EpochEntry each : bare) {
      entries.add(withTotals(each, totals(connection, each.number())));
    }
    return entries;
  }

  private static EpochEntry entry(ResultSet row) throws SQLException {
    long number = row.getLong("number");
    boolean computed = row.getBytes("reward_root") != null;
    boolean signed = row.getBytes("signature") != null;
    return new EpochEntry(
        new EpochPeriod(number, row.getLong("start_ms"), row.getLong("end_ms")),
        EpochState.valueOf(row.getString("state")),
        optionalHash(row, "selection_entropy"),
        computed ? Optional.of(result(row, number)) : Optional.empty(),
        signed
            ? Optional.of(new CompactSignature(Hex.of(row.getBytes("signature"))))
            : Optional.empty(),
        optionalHash(row, "post_tx"));
  }

  private static EpochResult result(ResultSet row, long number) throws SQLException {
    return new EpochResult(
        number,
        row.getLong("set_id"),
        Sql.hash(row, "input_root").hex(),
        Sql.hash(row, "verdict_root").hex(),
        Sql.hash(row, "reward_root").hex(),
        Sql.hash(row, "parameter_hash").hex(),
        Sql.hash(row, "previous_reward_root").hex(),
        List.of());
  }

  /** The totals of a result are the sums of its leaves. */
  private static EpochEntry withTotals(EpochEntry bare, List<TokenTotal> totals) {
    return new EpochEntry(
        bare.period(),
        bare.state(),
        bare.selectionEntropy(),
        bare.result().map(result -> withTotals(result, totals)),
        bare.signature(),
        bare.postTx());
  }

  private static EpochResult withTotals(EpochResult bare, List<TokenTotal> totals) {
    return new EpochResult(
        bare.epoch(),
        bare.setId(),
        bare.inputRoot(),
        bare.verdictRoot(),
        bare.rewardRoot(),
        bare.parameterHash(),
        bare.previousRewardRoot(),
        totals);
  }

  private static List<TokenTotal> totals(Connection connection, long epoch) throws SQLException {
    return Sql.list(
        connection,
        "select token, sum(cumulative) as total from epoch_leaf where epoch = ?"
            + " group by token order by token",
        row -> new TokenTotal(Sql.address(row, "token").hex(), Sql.units(row, "total")),
        epoch);
  }

  private static Optional<Hash32> optionalHash(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBytes(column)).map(Hash32::of);
  }
}
