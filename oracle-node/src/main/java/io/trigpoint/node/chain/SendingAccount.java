package io.trigpoint.node.chain;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.Hex;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.math.BigInteger;
import java.util.Arrays;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.TransactionEncoder;

/** The account that pays for transactions and signs them, on one chain. */
public final class SendingAccount implements TransactionSigner {
  private final long chainId;
  private final SigningKey key;

  public SendingAccount(long chainId, SigningKey key) {
    this.chainId = chainId;
    this.key = key;
  }

  /** An account whose key is in memory. */
  public SendingAccount(long chainId, ECKeyPair key) {
    this(chainId, SigningKey.inMemory(key));
  }

  @Override
  public EvmAddress address() {
    return key.address();
  }

  /** Signs an intent's call with this nonce. Throws {@link KeyUnavailable}. */
  @Override
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
    CompactSignature signature = key.sign(TransactionEncoder.encode(transaction));
    byte[] raw = TransactionEncoder.encode(transaction, signatureData(signature));
    Hash32 hash = Hashes.keccak256(raw);
    return new SignedTransaction(hash, Hex.of(raw), fees, gasLimit);
  }

  private static Sign.SignatureData signatureData(CompactSignature signature) {
    byte[] rsv = Hex.bytes(signature.toRsv());
    return new Sign.SignatureData(rsv[64], Arrays.copyOf(rsv, 32), Arrays.copyOfRange(rsv, 32, 64));
  }
}
