package io.trigpoint.node.store;

import io.trigpoint.node.epochs.EpochFrame;
import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.ParameterSet;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKey;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.Sale;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a sealed epoch's inputs but for the reports from rows that do not change any more. */
final class SealedInputRows {

  private SealedInputRows() {}

  static EpochHead read(
      Connection connection, EpochFrame frame, List<Sale> sales, ParameterSet parameters)
      throws SQLException {
    long epoch = frame.period().number();
    return new EpochHead(
        frame,
        devices(connection, epoch),
        entropies(connection, epoch),
        selection(connection, epoch),
        sales,
        earnings(connection, epoch - 1),
        EvidenceRows.before(connection, epoch),
        parameters);
  }

  private static SortedMap<DeviceId, RegisteredDevice> devices(Connection connection, long epoch)
      throws SQLException {
    SortedMap<DeviceId, RegisteredDevice> devices = new TreeMap<>();
    Sql.list(
            connection,
            "select * from epoch_device where epoch = ?",
            SealedInputRows::device,
            epoch)
        .forEach(device -> devices.put(device.id(), device));
    return devices;
  }

  private static RegisteredDevice device(ResultSet row) throws SQLException {
    DeviceKey key =
        new DeviceKey(
            KeyType.ofCode(row.getInt("key_type")).orElseThrow(), row.getBytes("public_key"));
    return new RegisteredDevice(
        key,
        DeviceKind.ofCode(row.getInt("kind")).orElseThrow(),
        Sql.address(row, "owner"),
        new Cell(row.getLong("coarse_cell")),
        Sql.hash(row, "location_commitment"),
        location(row),
        row.getLong("since_epoch"));
  }

  private static Optional<AssertedLocation> location(ResultSet row) throws SQLException {
    long cell = row.getLong("location_cell");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            new AssertedLocation(
                new Cell(cell),
                new Decibels(row.getInt("gain_tenths")),
                row.getInt("elevation_dm")));
  }

  private static SortedMap<Long, Entropy> entropies(Connection connection, long epoch)
      throws SQLException {
    SortedMap<Long, Entropy> entropies = new TreeMap<>();
    Sql.list(
            connection,
            "select entropy.* from entropy, epoch where epoch.number = ?"
                + " and entropy.number between first_entropy and last_entropy",
            SqlEntropyLedger::entropy,
            epoch)
        .forEach(entropy -> entropies.put(entropy.number(), entropy));
    return entropies;
  }

  private static Hash32 selection(Connection connection, long epoch) throws SQLException {
    return Sql.first(
            connection,
            "select selection_entropy from epoch"
                + " where number = ? and selection_entropy is not null",
            row -> Sql.hash(row, "selection_entropy"),
            epoch)
        .orElseThrow(() -> new IllegalStateException("no selection entropy yet"));
  }

  private static CumulativeEarnings earnings(Connection connection, long epoch)
      throws SQLException {
    record Leaf(CumulativeEarnings.Account account, TokenAmount cumulative) {}
    SortedMap<CumulativeEarnings.Account, TokenAmount> amounts = new TreeMap<>();
    Sql.list(
            connection,
            "select owner, token, cumulative from epoch_leaf where epoch = ?",
            row ->
                new Leaf(
                    new CumulativeEarnings.Account(
                        Sql.address(row, "owner"), new TokenId(Sql.address(row, "token"))),
                    new TokenAmount(Sql.units(row, "cumulative"))),
            epoch)
        .forEach(leaf -> amounts.put(leaf.account(), leaf.cumulative()));
    return CumulativeEarnings.of(amounts);
  }
}
