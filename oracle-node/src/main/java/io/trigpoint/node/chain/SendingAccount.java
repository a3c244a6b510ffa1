package io.trigpoint.node.chain;

import io.trigpoint.contracts.Hex;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.math.BigInteger;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

/** The account that pays for transactions and signs them, on one chain. */
public final class SendingAccount {
  private final long chainId;
  private final Credentials credentials;

  public SendingAccount(long chainId, ECKeyPair key) {
    this.chainId = chainId;
    this.credentials = Credentials.create(key);
  }

  public EvmAddress address() {
    return new EvmAddress(credentials.getAddress());
  }

  /** Signs an intent's call with this nonce. */
  public SignedTransaction sign(Intent intent, long nonce, long gasLimit, Fees fees) {
    RawTransaction transaction =
        RawTransaction.createTransaction(
            chainId,
            BigInteger.valueOf(nonce),
            BigInteger.valueOf(gasLimit),
            intent.to().hex(),
            BigInteger.ZERO,
            intent.calldata(),
            fees.priorityFee(),
            fees.maxFee());
    byte[] raw = TransactionEncoder.signMessage(transaction, credentials);
    Hash32 hash = Hashes.keccak256(raw);
    return new SignedTransaction(hash, Hex.of(raw), fees, gasLimit);
  }
}
