package io.trigpoint.node.store;

import io.trigpoint.node.epochs.CoverageMap;
import io.trigpoint.report.Cell;
import io.trigpoint.report.ReportKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts accepted verdicts by where the device says it is, and gives only the coarse cell away. */
public final class SqlCoverageMap implements CoverageMap {
  private static final String SELECT =
      """
      select d.location_cell,
             count(*) filter (where v.kind = ?) as beacons,
             count(*) filter (where v.kind = ?) as witnesses
      from verdict v join device d using (device_id)
      where v.epoch > (select coalesce(max(epoch), 0) from verdict) - ?
        and v.kind in (?, ?) and v.outcome = 'ACCEPTED' and d.location_cell is not null
      group by d.location_cell
      """;

  private final SqlTransactions transactions;

  public SqlCoverageMap(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Covered> cells(int epochs) {
    int beacon = ReportKind.BEACON.code();
    int witness = ReportKind.WITNESS.code();
    List<Covered> fine =
        transactions.run(connection ->
            Sql.list(
                connection,
                SELECT,
                row ->
                    new Covered(
                        new Cell(row.getLong("location_cell")).parent(RESOLUTION),
                        row.getLong("beacons"),
                        row.getLong("witnesses")),
                beacon,
                witness,
                epochs,
                beacon,
                witness));
    Map<Cell, Covered> coarse = new TreeMap<>();
    for (Covered part : fine) {
      coarse.merge(
          part.cell(),
          part,
          (a, b) ->
              new Covered(a.cell(), a.beacons() + b.beacons(), a.witnesses() + b.witnesses()));
    }
    return List.copyOf(coarse.values());
  }
}
