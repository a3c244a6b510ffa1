package io.trigpoint.node.store;

import io.trigpoint.node.intake.DeviceDirectory;
import io.trigpoint.node.intake.JournalUnavailable;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKey;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.SequenceWindow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of devices, held in memory and read again every so often. A device that was registered
 * in between is looked up when it is first asked for.
 */
public final class SqlDeviceDirectory implements DeviceDirectory, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqlDeviceDirectory.class);

  private static final String ACTIVE =
      """
      select device_id, key_type, public_key, kind, owner, coarse_cell, location_commitment,
             location_cell, gain_tenths, elevation_dm
      from device where status = 'ACTIVE'
      """;

  private static final String ONE_ACTIVE = ACTIVE + " and device_id = ?";

  /** Strangers that are looked up between two readings of the table; the others wait for it. */
  private static final int LOOKUPS = 64;

  private static final String NEWEST =
      """
      select greatest(
        (select max(sequence) from report where device_id = ?),
        (select newest from device_sequence where device_id = ?),
        0) as newest
      """;

  private final SqlTransactions transactions;
  private final Map<DeviceId, Known> known = new ConcurrentHashMap<>();
  private final Set<DeviceId> lookedUp = ConcurrentHashMap.newKeySet();
  private final Thread refresher;
  private volatile boolean loaded;
  private volatile boolean failing;

  /** Reads at once if the database answers, and then in every interval. */
  public SqlDeviceDirectory(SqlTransactions transactions, Duration interval) {
    this.transactions = transactions;
    this.refresher =
        Thread.ofVirtual().name("device-directory").start(() -> refreshEvery(interval));
  }

  @Override
  public Optional<Known> find(DeviceId id) {
    Optional<Known> remembered = Optional.ofNullable(known.get(id));
    return remembered.isPresent() ? remembered : lookUp(id);
  }

  /** One at a time, so that the second to ask gets what the first has found. */
  private synchronized Optional<Known> lookUp(DeviceId id) {
    if (failing) {
      throw new JournalUnavailable("devices cannot be read");
    }
    if (lookedUp.size() < LOOKUPS && lookedUp.add(id)) {
      try {
        transactions
            .run(connection ->
                Sql.first(connection, ONE_ACTIVE, SqlDeviceDirectory::device, id.value()))
            .ifPresent(this::remember);
      } catch (StoreUnavailable unavailable) {
        failed(unavailable);
        boolean _ = lookedUp.remove(id);
        throw new JournalUnavailable("devices cannot be read", unavailable);
      }
    }
    return Optional.ofNullable(known.get(id));
  }

  @Override
  public void accepted(DeviceId id, long sequence) {
    known.computeIfPresent(
        id, (_, device) -> new Known(device.device(), device.window().accept(sequence)));
  }

  /** Whether the table was read since the start. */
  public boolean loaded() {
    return loaded;
  }

  /** Reads the table now. */
  public void refresh() {
    List<RegisteredDevice> active =
        transactions.run(connection -> Sql.list(connection, ACTIVE, SqlDeviceDirectory::device));
    Set<DeviceId> present = new HashSet<>();
    for (RegisteredDevice device : active) {
      remember(device);
      present.add(device.id());
    }
    known.keySet().retainAll(present);
    lookedUp.clear();
    loaded = true;
  }

  private void remember(RegisteredDevice device) {
    DeviceId id = device.id();
    Known before = known.get(id);
    SequenceWindow window = before == null ? newest(id) : before.window();
    known.merge(
        id,
        new Known(device, window),
        (old, read) -> new Known(read.device(), read.window().accept(old.window().newest())));
  }

  private SequenceWindow newest(DeviceId id) {
    return transactions
        .run(connection ->
            Sql.first(connection, NEWEST, row -> row.getLong("newest"), id.value(), id.value()))
        .map(SequenceWindow::new)
        .orElse(SequenceWindow.UNUSED);
  }

  private void refreshEvery(Duration interval) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        refresh();
        failing = false;
      } catch (RuntimeException unavailable) {
        failed(unavailable);
      }
      try {
        Thread.sleep(interval);
      } catch (InterruptedException closed) {
        return;
      }
    }
  }

  private void failed(RuntimeException unavailable) {
    if (!failing) {
      LOG.warn("devices cannot be read: {}", unavailable.toString());
    }
    failing = true;
  }

  /** A device as a row of the table device has it. */
  static RegisteredDevice device(ResultSet row) throws SQLException {
    long cell = row.getLong("location_cell");
    Optional<AssertedLocation> location =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(
                new AssertedLocation(
                    new Cell(cell),
                    new Decibels(row.getInt("gain_tenths")),
                    row.getInt("elevation_dm")));
    return new RegisteredDevice(
        new DeviceKey(
            KeyType.ofCode(row.getInt("key_type")).orElseThrow(), row.getBytes("public_key")),
        DeviceKind.ofCode(row.getInt("kind")).orElseThrow(),
        Sql.address(row, "owner"),
        new Cell(row.getLong("coarse_cell")),
        Sql.hash(row, "location_commitment"),
        location);
  }

  @Override
  public void close() {
    refresher.interrupt();
  }
}
