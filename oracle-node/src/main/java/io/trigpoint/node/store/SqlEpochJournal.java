package io.trigpoint.node.store;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.Hex;
import io.trigpoint.node.chain.BlockHeader;
import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.epochs.CertifiedInputs;
import io.trigpoint.node.epochs.EpochEntry;
import io.trigpoint.node.epochs.EpochFrame;
import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.EpochJournal;
import io.trigpoint.node.epochs.EpochMachine.Failure;
import io.trigpoint.node.epochs.EpochState;
import io.trigpoint.node.epochs.ParameterSet;
import io.trigpoint.node.epochs.VerdictSource;
import io.trigpoint.node.epochs.compute.ComputedEpoch;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import io.trigpoint.node.epochs.segment.SegmentSource;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.epoch.Sale;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Each step is an update of the epoch's row from the state before; its row count says who was
 * first.
 */
public final class SqlEpochJournal implements EpochJournal {
  private final SqlTransactions transactions;
  private final InstantSource clock;

  public SqlEpochJournal(SqlTransactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public long openEpoch() {
    return transactions
        .run(connection ->
            Sql.first(connection, "select number from intake_epoch", row -> row.getLong("number")))
        .orElseThrow();
  }

  @Override
  public void open(EpochPeriod period) {
    int _ = transactions.run(connection -> EpochSealing.open(connection, period));
  }

  @Override
  public Optional<EpochEntry> find(long epoch) {
    return entries("where number = ?", epoch).stream().findFirst();
  }

  @Override
  public Optional<EpochEntry> oldestUnfinished() {
    return entries("where state not in ('OPEN', 'FINAL') order by number limit 1").stream()
        .findFirst();
  }

  @Override
  public Optional<EpochEntry> finalAfter(long epoch) {
    return entries(
            "where state = 'FINAL' and left_ms is null and number > ? order by number limit 1",
            epoch)
        .stream()
        .findFirst();
  }

  @Override
  public boolean seal(EpochPeriod period, EpochPeriod next, long nowMs) {
    return transactions.run(connection -> EpochSealing.seal(connection, period, next, nowMs));
  }

  @Override
  public void describeSealed() {
    for (long epoch : transactions.run(SealedDescription::missing)) {
      int _ = transactions.runLong(connection -> SealedDescription.write(connection, epoch));
    }
  }

  @Override
  public SegmentSource sealed(long epoch) {
    return SqlSegments.of(transactions, epoch);
  }

  @Override
  public Hash32 certifiedBefore(long epoch) {
    return transactions.run(connection -> CertificateRows.digestBefore(connection, epoch));
  }

  @Override
  public boolean certified(
      long epoch, List<SegmentRoot> segments, Hash32 digest, CompactSignature signature) {
    return transactions.run(
        connection -> CertificateRows.write(connection, epoch, segments, digest, signature));
  }

  @Override
  public Optional<CertifiedInputs> certified(long epoch) {
    return transactions.run(connection -> CertificateRows.read(connection, epoch));
  }

  @Override
  public boolean inputFinal(long epoch, Hash32 rest) {
    return update(
        "update epoch set state = 'INPUT_FINAL', input_rest = ?"
            + " where number = ? and state = 'CERTIFIED'",
        rest,
        epoch);
  }

  @Override
  public boolean select(long epoch, Hash32 entropy, BlockHeader source) {
    return update(
        "update epoch set selection_entropy = ?, selection_block = ?"
            + " where number = ? and state = 'CERTIFIED' and selection_entropy is null",
        entropy,
        source.number(),
        epoch);
  }

  @Override
  public EpochHead head(EpochFrame frame, List<Sale> sales, ParameterSet parameters) {
    return transactions.run(
        connection -> SealedInputRows.read(connection, frame, sales, parameters));
  }

  @Override
  public boolean computed(ComputedEpoch computed, VerdictSource verdicts, long epoch, long setId) {
    return transactions.run(
        connection -> OutcomeRows.write(connection, computed, verdicts, epoch, setId));
  }

  @Override
  public List<EarningsLeaf> leaves(long epoch) {
    return new SqlEpochQueries(transactions).leaves(epoch);
  }

  @Override
  public boolean signed(long epoch, Hash32 digest, CompactSignature signature) {
    return update(
        "update epoch set state = 'SIGNED', digest = ?, signature = ?"
            + " where number = ? and state = 'COMPUTED'",
        digest,
        Hex.bytes(signature.hex()),
        epoch);
  }

  @Override
  public boolean posted(long epoch, Intent intent) {
    return transactions.run(connection -> {
      boolean first =
          Sql.update(
                  connection,
                  "update epoch set state = 'POSTED', intent_id = ?"
                      + " where number = ? and state = 'SIGNED'",
                  intent.id(),
                  epoch)
              == 1;
      return first && SqlChainOutbox.submit(connection, intent, clock.millis()) == 1;
    });
  }

  @Override
  public boolean activates(long epoch, Optional<Hash32> postTx, long activatesMs) {
    return update(
        "update epoch set post_tx = coalesce(?::bytea, post_tx), activates_ms = ?"
            + " where number = ? and state = 'POSTED'",
        postTx,
        activatesMs,
        epoch);
  }

  @Override
  public boolean finish(long epoch, EpochState from) {
    return update(
        "update epoch set state = 'FINAL' where number = ? and state = ?", epoch, from.name());
  }

  @Override
  public Failure failed(long epoch, String what) {
    return transactions.run(connection -> {
      Optional<Failure> before =
          Sql.first(
              connection,
              "select failure, failures from epoch where number = ? and failures > 0 for update",
              row -> new Failure(row.getString("failure"), row.getInt("failures")),
              epoch);
      Failure now = Failure.after(before, what);
      int _ =
          Sql.update(
              connection,
              "update epoch set failure = ?, failures = ? where number = ?",
              now.what(),
              now.times(),
              epoch);
      return now;
    });
  }

  @Override
  public boolean hold(long epoch, String reason) {
    return update(
        "update epoch set state = 'HELD', held_from = state, held_because = ?, failure = null,"
            + " failures = 0"
            + " where number = ? and state not in ('FINAL', 'HELD')",
        reason,
        epoch);
  }

  private boolean update(String sql, Object... arguments) {
    return transactions.run(connection -> Sql.update(connection, sql, arguments)) == 1;
  }

  private List<EpochEntry> entries(String where, Object... arguments) {
    return transactions.run(connection -> EpochRows.read(connection, where, arguments));
  }
}
