package io.trigpoint.agent.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.agent.json.Json;
import io.trigpoint.report.EvmAddress;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/** The owner's account, which pays for and sends the registration. */
final class OwnerAccount {
  private static final BigInteger TIP = BigInteger.valueOf(1_000_000_000L);
  private static final Duration MINED_WITHIN = Duration.ofMinutes(2);
  private static final long POLL_MS = 250;

  private final Credentials credentials;

  private OwnerAccount(Credentials credentials) {
    this.credentials = credentials;
  }

  /** From 64 hexadecimal digits, with or without 0x. */
  static OwnerAccount of(String privateKey) {
    String digits = privateKey.strip().replaceFirst("^0x", "");
    if (!digits.matches("[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException("the owner's key must be 64 hexadecimal digits");
    }
    return new OwnerAccount(Credentials.create(digits));
  }

  EvmAddress address() {
    return new EvmAddress(credentials.getAddress());
  }

  /** Sends a call as an EIP-1559 transaction and waits until it is mined; returns its hash. */
  String send(ChainRpc rpc, long chainId, EvmAddress to, String calldata)
      throws IOException, InterruptedException {
    var call = Json.object().put("from", address().hex()).put("to", to.hex()).put("data", calldata);
    BigInteger gas = rpc.number("eth_estimateGas", call).multiply(BigInteger.valueOf(5));
    JsonNode head = rpc.call("eth_getBlockByNumber", "latest", false);
    BigInteger baseFee = ChainRpc.quantity(head.path("baseFeePerGas"));
    RawTransaction transaction =
        RawTransaction.createTransaction(
            chainId,
            rpc.number("eth_getTransactionCount", address().hex(), "pending"),
            gas.divide(BigInteger.valueOf(4)),
            to.hex(),
            BigInteger.ZERO,
            calldata,
            TIP,
            baseFee.multiply(BigInteger.TWO).add(TIP));
    byte[] signed = TransactionEncoder.signMessage(transaction, credentials);
    String hash = rpc.text("eth_sendRawTransaction", Numeric.toHexString(signed));
    awaitMined(rpc, hash);
    return hash;
  }

  private static void awaitMined(ChainRpc rpc, String hash)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + MINED_WITHIN.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode receipt = rpc.call("eth_getTransactionReceipt", hash);
      if (receipt.isObject()) {
        if (!receipt.path("status").asText().equals("0x1")) {
          throw new ChainRefusal("transaction " + hash + " was reverted");
        }
        return;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
    throw new ChainRefusal(
        "transaction " + hash + " was not mined within " + MINED_WITHIN.toMinutes() + " minutes");
  }
}
