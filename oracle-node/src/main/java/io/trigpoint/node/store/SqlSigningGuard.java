package io.trigpoint.node.store;

import io.trigpoint.node.chain.KeyUnavailable;
import io.trigpoint.node.epochs.SigningGuard;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** One row per signer, contract and epoch, committed to disk before the signature exists. */
public final class SqlSigningGuard implements SigningGuard {
  private final SqlTransactions transactions;
  private final long chainId;
  private final EvmAddress contract;
  private final EvmAddress signer;

  public SqlSigningGuard(
      SqlTransactions transactions, long chainId, EvmAddress contract, EvmAddress signer) {
    this.transactions = transactions;
    this.chainId = chainId;
    this.contract = contract;
    this.signer = signer;
  }

  /** Throws {@link KeyUnavailable} on a server that could forget what it has committed. */
  @Override
  public boolean admits(long epoch, Hash32 digest) {
    return transactions.run(connection -> {
      requireLastingCommits(connection);
      int _ = Sql.update(connection, "set local synchronous_commit = on");
      int _ =
          Sql.update(
              connection,
              "insert into signing_guard (chain_id, contract, signer, epoch, digest)"
                  + " values (?, ?, ?, ?, ?) on conflict do nothing",
              chainId,
              contract,
              signer,
              epoch,
              digest);
      return find(connection, epoch).orElseThrow().equals(digest);
    });
  }

  @Override
  public Optional<Hash32> signed(long epoch) {
    return transactions.run(connection -> find(connection, epoch));
  }

  private Optional<Hash32> find(Connection connection, long epoch) throws SQLException {
    return Sql.first(
        connection,
        "select digest from signing_guard"
            + " where chain_id = ? and contract = ? and signer = ? and epoch = ?",
        row -> Sql.hash(row, "digest"),
        chainId,
        contract,
        signer,
        epoch);
  }

  private static void requireLastingCommits(Connection connection) throws SQLException {
    for (String setting : List.of("fsync", "full_page_writes")) {
      String value =
          Sql.first(
                  connection,
                  "select current_setting(?) as value",
                  row -> row.getString("value"),
                  setting)
              .orElseThrow();
      if (!"on".equals(value)) {
        throw new KeyUnavailable(
            "nothing is signed: the database has %s = %s, so a power cut could make it forget a"
                    .formatted(setting, value)
                + " signature; set it to on in postgresql.conf and restart the database");
      }
    }
  }
}
