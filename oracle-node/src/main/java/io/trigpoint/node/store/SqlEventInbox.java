package io.trigpoint.node.store;

import io.trigpoint.node.chain.BlockLog;
import io.trigpoint.node.chain.DeviceRegister.Cursor;
import io.trigpoint.node.chain.EventInbox;
import io.trigpoint.report.EvmAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The tables chain_event and chain_trail of one chain, changed together under one lock. */
public final class SqlEventInbox implements EventInbox {
  private static final int TRAIL_LENGTH = 1_000;

  private final SqlTransactions transactions;
  private final long chainId;

  public SqlEventInbox(SqlTransactions transactions, long chainId) {
    this.transactions = transactions;
    this.chainId = chainId;
  }

  @Override
  public List<Cursor> trail() {
    return transactions.run(this::trail);
  }

  @Override
  public boolean append(Optional<Cursor> seen, List<BlockLog> logs, Cursor reached) {
    return transactions.run(connection -> {
      if (!endsAt(connection, seen)) {
        return false;
      }
      for (BlockLog log : logs) {
        int _ = insert(connection, log);
      }
      int _ =
          Sql.update(
              connection,
              "insert into chain_trail (chain_id, block_number, block_hash) values (?, ?, ?)",
              chainId,
              reached.block(),
              reached.hash());
      int _ =
          Sql.update(
              connection,
              "delete from chain_trail where chain_id = ? and block_number < (select"
                  + " min(block_number) from (select block_number from chain_trail"
                  + " where chain_id = ? order by block_number desc limit ?) as newest)",
              chainId,
              chainId,
              TRAIL_LENGTH);
      return true;
    });
  }

  @Override
  public boolean rewind(Cursor seen, Optional<Cursor> to) {
    long block = to.map(Cursor::block).orElse(-1L);
    return transactions.run(connection ->
        endsAt(connection, Optional.of(seen))
            && Sql.update(
                    connection,
                    "delete from chain_event where chain_id = ? and block_number > ?",
                    chainId,
                    block)
                >= 0
            && Sql.update(
                    connection,
                    "delete from chain_trail where chain_id = ? and block_number > ?",
                    chainId,
                    block)
                > 0);
  }

  @Override
  public List<BlockLog> between(EvmAddress contract, long above, long upTo) {
    return transactions.run(connection ->
        Sql.list(
            connection,
            "select * from chain_event where chain_id = ? and contract = ?"
                + " and block_number > ? and block_number <= ? order by block_number, log_index",
            SqlEventInbox::log,
            chainId,
            contract,
            above,
            upTo));
  }

  @Override
  public void skip(BlockLog log, String reason) {
    int _ =
        transactions.run(connection ->
            Sql.update(
                connection,
                "update chain_event set skipped = ? where chain_id = ? and block_hash = ?"
                    + " and tx_hash = ? and log_index = ?",
                reason,
                chainId,
                log.blockHash(),
                log.transaction(),
                log.index()));
  }

  private int insert(Connection connection, BlockLog log) throws SQLException {
    return Sql.update(
        connection,
        "insert into chain_event (chain_id, block_hash, tx_hash, log_index, block_number,"
            + " contract, log) values (?, ?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing",
        chainId,
        log.blockHash(),
        log.transaction(),
        log.index(),
        log.block(),
        new EvmAddress(log.log().address()),
        EventLogJson.write(List.of(log.log())));
  }

  private boolean endsAt(Connection connection, Optional<Cursor> seen) throws SQLException {
    int _ = Sql.update(connection, "lock table chain_trail in share row exclusive mode");
    return trail(connection).stream().findFirst().equals(seen);
  }

  private List<Cursor> trail(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "select * from chain_trail where chain_id = ? order by block_number desc",
        row -> new Cursor(row.getLong("block_number"), Sql.hash(row, "block_hash")),
        chainId);
  }

  private static BlockLog log(ResultSet row) throws SQLException {
    return new BlockLog(
        row.getLong("block_number"),
        Sql.hash(row, "block_hash"),
        Sql.hash(row, "tx_hash"),
        row.getLong("log_index"),
        EventLogJson.read(row.getString("log")).getFirst());
  }
}
