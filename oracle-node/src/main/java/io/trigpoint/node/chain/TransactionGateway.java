package io.trigpoint.node.chain;

import io.trigpoint.contracts.EventLog;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** What a sender needs of the chain. Methods block, and throw {@link ChainUnavailable}. */
public interface TransactionGateway {

  /** What a call would need. */
  sealed interface Estimate {
    record Gas(long units) implements Estimate {}

    record Refused(Refusal refusal) implements Estimate {}
  }

  /** What became of a transaction in a block; {@code last} says whether that block is final. */
  record Receipt(
      Hash32 transaction, long block, boolean success, boolean last, List<EventLog> logs) {
    public Receipt {
      logs = List.copyOf(logs);
    }
  }

  /** Estimates on top of the transactions that are waiting. */
  Estimate estimate(EvmAddress from, EvmAddress to, String calldata);

  /** Wei of an account at the latest block. */
  BigInteger balance(EvmAddress account);

  BigInteger baseFee();

  /** What the chain suggests to pay above the base fee. */
  BigInteger priorityFee();

  /** Transactions of an account in blocks up to the latest. */
  long transactionCount(EvmAddress account);

  /** Transactions of an account in final blocks. */
  long finalTransactionCount(EvmAddress account);

  /**
   * Offers a transaction to every endpoint. Returns what the endpoints complained of, empty when
   * all took it: a complaint never means that the transaction is not on the chain.
   */
  List<String> broadcast(byte[] raw);

  Optional<Receipt> receipt(Hash32 transaction);

  /** Why a call fails at a block. */
  Refusal refusal(EvmAddress from, EvmAddress to, String calldata, long block);
}
