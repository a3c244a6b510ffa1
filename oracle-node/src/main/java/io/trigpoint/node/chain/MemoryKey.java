package io.trigpoint.node.chain;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hashes;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;

/** Signs in this process. Never printed: a record would show its key. */
final class MemoryKey implements SigningKey {
  private final ECKeyPair key;
  private final EvmAddress address;

  MemoryKey(ECKeyPair key) {
    this.key = key;
    this.address = new EvmAddress("0x" + Keys.getAddress(key));
  }

  @Override
  public EvmAddress address() {
    return address;
  }

  @Override
  public CompactSignature sign(byte[] message) {
    return CompactSignature.sign(Hashes.keccak256(message).hex(), key);
  }
}
