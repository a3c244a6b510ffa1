package io.trigpoint.node.store;

import io.trigpoint.node.epochs.SigningGuard;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;

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

  @Override
  public boolean admits(long epoch, Hash32 digest) {
    return transactions.run(connection -> {
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
      return Sql.first(
              connection,
              "select digest from signing_guard"
                  + " where chain_id = ? and contract = ? and signer = ? and epoch = ?",
              row -> Sql.hash(row, "digest"),
              chainId,
              contract,
              signer,
              epoch)
          .orElseThrow()
          .equals(digest);
    });
  }
}
