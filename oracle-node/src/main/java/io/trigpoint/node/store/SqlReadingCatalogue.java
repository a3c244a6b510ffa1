package io.trigpoint.node.store;

import io.trigpoint.node.market.CellHolding;
import io.trigpoint.node.market.ReadingCatalogue;
import io.trigpoint.node.market.SoldEpoch;
import io.trigpoint.node.market.SoldRecord;
import io.trigpoint.report.Cell;
import io.trigpoint.report.MalformedReport;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportCodec;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportKind;
import io.trigpoint.rewards.market.CellScope;
import io.trigpoint.rewards.market.ReadingQuery;
import io.trigpoint.rewards.market.SoldKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;

/** Reads accepted reports where an epoch's computation has put their verdicts. */
public final class SqlReadingCatalogue implements ReadingCatalogue {
  private static final String COMPUTED = "('COMPUTED', 'SIGNED', 'POSTED', 'FINAL')";
  private static final String ON_SALE =
      " from report r"
          + " join verdict v on v.report_id = r.report_id and v.outcome = 'ACCEPTED'"
          + " join epoch e on e.number = r.epoch and e.state in "
          + COMPUTED
          + " join epoch_device d on d.epoch = r.epoch and d.device_id = r.device_id";
  private static final String MATCHING =
      ON_SALE
          + " left join epoch_quality q on q.epoch = r.epoch and q.device_id = r.device_id"
          + " where r.kind = ? and r.time_ms >= ? and r.time_ms < ?"
          + " and ((d.coarse_cell >> 52) & 15) >= ? and (d.coarse_cell & ?) = ?";

  private final SqlTransactions transactions;

  public SqlReadingCatalogue(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public int count(ReadingQuery query) {
    String sql = "select count(*) as found from (select 1" + MATCHING + " limit ?) as matching";
    return transactions
        .run(connection ->
            Sql.first(connection, sql, row -> row.getInt("found"), arguments(query, query.limit())))
        .orElseThrow();
  }

  @Override
  public List<SoldRecord> rows(ReadingQuery query, int first) {
    String sql =
        "select r.report_id, r.kind, r.body, r.epoch, d.owner, d.coarse_cell, q.quality_ppm, v.rule"
            + MATCHING
            + " order by r.epoch, r.report_id limit ?";
    return transactions.run(connection ->
        Sql.list(connection, sql, SqlReadingCatalogue::sold, arguments(query, first)));
  }

  @Override
  public List<SoldEpoch> epochs(SortedSet<Long> numbers) {
    Long[] wanted = numbers.toArray(Long[]::new);
    return transactions.run(connection ->
        Sql.list(
            connection,
            "select number, state, input_root, verdict_root, reward_root from epoch"
                + " where number = any (?) and state in "
                + COMPUTED
                + " order by number",
            row ->
                new SoldEpoch(
                    row.getLong("number"),
                    row.getString("state"),
                    Sql.hash(row, "input_root"),
                    Sql.hash(row, "verdict_root"),
                    Sql.hash(row, "reward_root")),
            connection.createArrayOf("bigint", wanted)));
  }

  @Override
  public List<CellHolding> holdings() {
    List<CellHolding> fine =
        transactions.run(connection ->
            Sql.list(
                connection,
                "select r.kind, d.coarse_cell, count(*) as records, min(r.time_ms) as first_ms,"
                    + " max(r.time_ms) as last_ms"
                    + ON_SALE
                    + " where r.kind = any (?) group by r.kind, d.coarse_cell",
                SqlReadingCatalogue::holding,
                connection.createArrayOf("smallint", kinds())));
    Map<String, CellHolding> coarse = new TreeMap<>();
    for (CellHolding holding : fine) {
      CellHolding _ =
          coarse.merge(
              holding.kind().word() + " " + holding.cell(), holding, SqlReadingCatalogue::joined);
    }
    return new ArrayList<>(coarse.values());
  }

  private static Object[] kinds() {
    return Arrays.stream(SoldKind.values()).map(kind -> kind.report().code()).toArray();
  }

  private static Object[] arguments(ReadingQuery query, int most) {
    CellScope scope = query.scope();
    return new Object[] {
      query.kind().report().code(),
      query.fromMs(),
      query.toMs(),
      scope.resolution(),
      scope.mask(),
      scope.prefix(),
      most
    };
  }

  private static CellHolding holding(ResultSet row) throws SQLException {
    int code = row.getInt("kind");
    SoldKind kind =
        Arrays.stream(SoldKind.values())
            .filter(sold -> sold.report().code() == code)
            .findFirst()
            .orElseThrow();
    return new CellHolding(
        kind,
        CellScope.coarsened(new Cell(row.getLong("coarse_cell"))),
        row.getLong("records"),
        row.getLong("first_ms"),
        row.getLong("last_ms"));
  }

  private static CellHolding joined(CellHolding one, CellHolding other) {
    return new CellHolding(
        one.kind(),
        one.cell(),
        one.records() + other.records(),
        Math.min(one.firstMs(), other.firstMs()),
        Math.max(one.lastMs(), other.lastMs()));
  }

  private static SoldRecord sold(ResultSet row) throws SQLException {
    int quality = row.getInt("quality_ppm");
    OptionalInt known = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(quality);
    return new SoldRecord(
        new ReportId(Sql.hash(row, "report_id")),
        report(row),
        row.getLong("epoch"),
        Sql.address(row, "owner"),
        CellScope.coarsened(new Cell(row.getLong("coarse_cell"))),
        known,
        row.getString("rule"));
  }

  private static Report report(ResultSet row) throws SQLException {
    try {
      return ReportCodec.decode(
          ReportKind.ofCode(row.getInt("kind")).orElseThrow(), row.getBytes("body"));
    } catch (MalformedReport impossible) {
      throw new IllegalStateException("an accepted report does not decode", impossible);
    }
  }
}
