package io.trigpoint.node.store;

import io.trigpoint.node.epochs.explain.Explanation.PoolPart;
import io.trigpoint.report.DeviceId;
import io.trigpoint.rewards.epoch.ClosedEpoch;
import io.trigpoint.rewards.epoch.RewardPool;
import io.trigpoint.rewards.epoch.TokenAmount;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables epoch_pool and epoch_share: how an epoch's emission was shared. */
final class ShareRows {
  private static final String OF_DEVICE =
      """
      select s.pool, s.points, p.points as all_points, p.budget, s.amount
      from epoch_share s join epoch_pool p on p.epoch = s.epoch and p.pool = s.pool
      where s.epoch = ? and s.device_id = ?
      """;

  private ShareRows() {}

  static void write(Connection connection, ClosedEpoch closed, long epoch) throws SQLException {
    List<Object[]> pools = new ArrayList<>();
    closed
        .pools()
        .forEach((pool, closing) ->
            pools.add(
                new Object[] {
                  epoch,
                  pool.id(),
                  closing.budget().baseUnits(),
                  closing.points(),
                  closing.paid().baseUnits()
                }));
    Sql.batch(
        connection,
        "insert into epoch_pool (epoch, pool, budget, points, paid) values (?, ?, ?, ?, ?)",
        pools);
    List<Object[]> shares = new ArrayList<>();
    closed
        .shares()
        .forEach(share ->
            shares.add(
                new Object[] {
                  epoch,
                  share.device().value(),
                  share.pool().id(),
                  share.owner(),
                  share.points(),
                  share.amount().baseUnits()
                }));
    Sql.batch(
        connection,
        "insert into epoch_share (epoch, device_id, pool, owner, points, amount)"
            + " values (?, ?, ?, ?, ?, ?)",
        shares);
  }

  /** The device's parts in the order of the pools. */
  static List<PoolPart> of(Connection connection, long epoch, DeviceId device) throws SQLException {
    List<PoolPart> parts =
        new ArrayList<>(Sql.list(connection, OF_DEVICE, ShareRows::part, epoch, device.value()));
    parts.sort((one, other) -> one.pool().compareTo(other.pool()));
    return parts;
  }

  private static PoolPart part(ResultSet row) throws SQLException {
    return new PoolPart(
        RewardPool.valueOf(row.getString("pool").toUpperCase(Locale.ROOT)),
        row.getLong("points"),
        Sql.units(row, "all_points"),
        new TokenAmount(Sql.units(row, "budget")),
        new TokenAmount(Sql.units(row, "amount")));
  }
}
