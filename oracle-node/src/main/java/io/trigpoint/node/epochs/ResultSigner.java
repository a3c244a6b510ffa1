package io.trigpoint.node.epochs;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.EpochResultDigest;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.math.BigInteger;
import java.util.Optional;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;

/** Signs results with the operator's attest key, each epoch once: the guard is asked first. */
public final class ResultSigner {
  private final BigInteger chainId;
  private final EvmAddress epochRoots;
  private final ECKeyPair key;
  private final SigningGuard guard;

  public ResultSigner(long chainId, EvmAddress epochRoots, ECKeyPair key, SigningGuard guard) {
    this.chainId = BigInteger.valueOf(chainId);
    this.epochRoots = epochRoots;
    this.key = key;
    this.guard = guard;
  }

  public EvmAddress address() {
    return addressOf(key);
  }

  public Hash32 digest(EpochResult result) {
    return Hash32.ofHex(EpochResultDigest.of(result, chainId, epochRoots.hex()));
  }

  /** Empty when another result of the same epoch was signed before. */
  public Optional<CompactSignature> sign(EpochResult result) {
    Hash32 digest = digest(result);
    return guard.admits(result.epoch(), digest)
        ? Optional.of(CompactSignature.sign(digest.hex(), key))
        : Optional.empty();
  }

  static EvmAddress addressOf(ECKeyPair key) {
    return new EvmAddress("0x" + Keys.getAddress(key));
  }
}
