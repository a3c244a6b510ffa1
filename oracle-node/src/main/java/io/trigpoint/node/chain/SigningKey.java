package io.trigpoint.node.chain;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.report.EvmAddress;
import org.web3j.crypto.ECKeyPair;

/**
 * A secp256k1 key, wherever it is. It hashes what it signs, since remote signers do so themselves:
 * give it the bytes before the hash (an EIP-712 message of 66 bytes, an unsigned transaction).
 */
public interface SigningKey {

  EvmAddress address();

  /**
   * Signs the Keccak-256 hash of a message, without any prefix; blocks. The signature is this key's
   * and in the lower half. Throws {@link KeyUnavailable}.
   */
  CompactSignature sign(byte[] message);

  /** A key that this process holds in memory. */
  static SigningKey inMemory(ECKeyPair key) {
    return new MemoryKey(key);
  }
}
