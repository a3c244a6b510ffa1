package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/** Sends an account's own transactions and waits until they are mined. */
public final class Wallet {
  private static final BigInteger TIP = BigInteger.valueOf(1_000_000_000L);
  private static final BigInteger FEE_CAP = BigInteger.valueOf(20_000_000_000L);
  private static final Duration MINED_WITHIN = Duration.ofSeconds(30);

  private final JsonRpc rpc;
  private final long chainId;
  private final Account account;

  public Wallet(JsonRpc rpc, long chainId, Account account) {
    this.rpc = rpc;
    this.chainId = chainId;
    this.account = account;
  }

  public Account account() {
    return account;
  }

  /** The nonce of the account's next transaction, counting pending ones. */
  long nextNonce() throws IOException {
    return rpc.number("eth_getTransactionCount", List.of(account.address(), "pending"))
        .longValueExact();
  }

  /**
   * Signs and broadcasts; returns the transaction's hash. An empty {@code to} creates a contract.
   */
  String send(long nonce, String to, String calldata, long gas) throws IOException {
    RawTransaction transaction =
        RawTransaction.createTransaction(
            chainId,
            BigInteger.valueOf(nonce),
            BigInteger.valueOf(gas),
            to,
            BigInteger.ZERO,
            calldata,
            TIP,
            FEE_CAP);
    byte[] signed = TransactionEncoder.signMessage(transaction, account.credentials());
    return rpc.call("eth_sendRawTransaction", List.of(Numeric.toHexString(signed))).asText();
  }

  /** Sends one call and waits for its receipt; a reverted one is a failure. */
  JsonNode transact(String to, String calldata) throws IOException {
    return mined(send(nextNonce(), to, calldata, 1_000_000));
  }

  /** Waits for a receipt; a reverted transaction is a failure. */
  JsonNode mined(String hash) {
    JsonNode receipt = Patience.await("receipt of " + hash, MINED_WITHIN, () -> rpc.receipt(hash));
    if (!receipt.path("status").asText().equals("0x1")) {
      throw new LocalRunException("transaction " + hash + " was reverted");
    }
    return receipt;
  }
}
