package io.trigpoint.node.store;

import io.trigpoint.contracts.Hex;
import io.trigpoint.node.chain.Complaint;
import io.trigpoint.node.chain.Fees;
import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.chain.IntentStatus;
import io.trigpoint.node.chain.OutboxJournal.Attempt;
import io.trigpoint.node.chain.OutboxJournal.InFlight;
import io.trigpoint.node.chain.SignedTransaction;
import io.trigpoint.report.EvmAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows of the outbox's tables, read and written on a connection of the caller's transaction. */
final class OutboxRows {
  private static final String ATTEMPTS =
      "select * from chain_tx where account = ? and nonce = ? and intent_id = ? order by attempt";

  private OutboxRows() {}

  static long lockedNonce(Connection connection, EvmAddress account, long floor)
      throws SQLException {
    int _ =
        Sql.update(
            connection,
            "insert into chain_account (address, next_nonce) values (?, ?)"
                + " on conflict (address) do nothing",
            account,
            floor);
    return Sql.first(
            connection,
            "select next_nonce from chain_account where address = ? for update",
            row -> row.getLong(1),
            account)
        .orElseThrow();
  }

  static void store(
      Connection connection,
      EvmAddress account,
      long nonce,
      int attempt,
      String intent,
      SignedTransaction signed,
      boolean empty,
      long nowMs)
      throws SQLException {
    int _ =
        Sql.update(
            connection,
            "insert into chain_tx (hash, account, nonce, attempt, intent_id, raw, max_fee,"
                + " priority_fee, gas_limit, empty, signed_ms)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            signed.hash(),
            account,
            nonce,
            attempt,
            intent,
            Hex.bytes(signed.raw()),
            signed.fees().maxFee(),
            signed.fees().priorityFee(),
            signed.gasLimit(),
            empty,
            nowMs);
  }

  static Intent intent(ResultSet row) throws SQLException {
    return new Intent(
        row.getString("id"),
        Sql.address(row, "to_address"),
        Hex.of(row.getBytes("calldata")),
        row.getLong("gas_hint"),
        row.getLong("expires_ms"),
        urgency(row.getInt("urgency")));
  }

  /** As the column has it; never renumbered. */
  static int code(Intent.Urgency urgency) {
    return switch (urgency) {
      case RESULT -> 0;
      case SALE -> 1;
      case CLAIM -> 2;
    };
  }

  private static Intent.Urgency urgency(int code) {
    return Stream.of(Intent.Urgency.values())
        .filter(each -> code(each) == code)
        .findFirst()
        .orElseThrow();
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    Fees fees = new Fees(Sql.units(row, "max_fee"), Sql.units(row, "priority_fee"));
    SignedTransaction transaction =
        new SignedTransaction(
            Sql.hash(row, "hash"), Hex.of(row.getBytes("raw")), fees, row.getLong("gas_limit"));
    return new Attempt(
        transaction,
        row.getBoolean("empty"),
        row.getLong("signed_ms"),
        row.getLong("broadcast_ms"),
        Complaint.valueOf(row.getString("complaint")));
  }

  static InFlight bare(ResultSet row) throws SQLException {
    return new InFlight(intent(row), withdrawn(row), row.getLong("nonce"), List.of());
  }

  static Optional<String> withdrawn(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("withdrawn"));
  }

  static Optional<Long> refusedSince(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getObject("refused_since_ms", Long.class));
  }

  static Optional<InFlight> stored(Connection connection, EvmAddress account, String intent)
      throws SQLException {
    Optional<InFlight> bare =
        Sql.first(
            connection,
            "select * from chain_intent where id = ? and state = 'ASSIGNED' and account = ?",
            OutboxRows::bare,
            intent,
            account);
    return bare.isEmpty() ? bare : Optional.of(withAttempts(connection, account, bare.get()));
  }

  static InFlight withAttempts(Connection connection, EvmAddress account, InFlight bare)
      throws SQLException {
    String id = bare.intent().id();
    List<Attempt> attempts =
        Sql.list(connection, ATTEMPTS, OutboxRows::attempt, account, bare.nonce(), id);
    return new InFlight(bare.intent(), bare.withdrawn(), bare.nonce(), attempts);
  }

  static boolean isTaken(Connection connection, EvmAddress account, long nonce)
      throws SQLException {
    return Sql.first(
            connection,
            "select 1 from chain_intent where account = ? and nonce = ?",
            row -> true,
            account,
            nonce)
        .isPresent();
  }

  static IntentStatus status(ResultSet row) throws SQLException {
    return switch (row.getString("state")) {
      case "MINED" ->
          new IntentStatus.Mined(
              Sql.hash(row, "mined_tx"),
              row.getLong("mined_block"),
              EventLogJson.read(row.getString("logs")));
      case "FAILED" -> new IntentStatus.Failed(row.getString("reason"));
      default -> new IntentStatus.Pending();
    };
  }
}
