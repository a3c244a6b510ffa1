package io.trigpoint.node.store;

import io.trigpoint.node.epochs.explain.Explanation.QualityWeight;
import io.trigpoint.report.DeviceId;
import io.trigpoint.rewards.epoch.ClosedEpoch;
import io.trigpoint.rewards.epoch.StationStanding;
import io.trigpoint.rewards.epoch.StationWeight;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table epoch_weight: why the quality of each station counted for so many points. */
final class WeightRows {
  private static final String INSERT =
      """
      insert into epoch_weight
        (epoch, device_id, rank, since, capacity_ppm, bought, use_ppm, points)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String OF_DEVICE =
      """
      select rank, since, capacity_ppm, bought, use_ppm, points from epoch_weight
      where epoch = ? and device_id = ?
      """;

  private WeightRows() {}

  static void write(Connection connection, ClosedEpoch closed, long epoch) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    for (StationWeight weight : closed.weights().values()) {
      StationStanding standing = weight.standing();
      rows.add(
          new Object[] {
            epoch,
            standing.device().value(),
            weight.rank(),
            standing.since(),
            weight.capacityPpm(),
            standing.bought(),
            weight.usePpm(),
            weight.points()
          });
    }
    Sql.batch(connection, INSERT, rows);
  }

  static Optional<QualityWeight> of(Connection connection, long epoch, DeviceId device)
      throws SQLException {
    return Sql.first(
        connection,
        OF_DEVICE,
        row ->
            new QualityWeight(
                row.getInt("rank"),
                row.getLong("since"),
                row.getLong("capacity_ppm"),
                row.getLong("bought"),
                row.getLong("use_ppm"),
                row.getLong("points")),
        epoch,
        device.value());
  }
}
