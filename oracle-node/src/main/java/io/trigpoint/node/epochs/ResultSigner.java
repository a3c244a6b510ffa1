package io.trigpoint.node.epochs;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.EpochResultDigest;
import io.trigpoint.node.chain.SigningKey;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.math.BigInteger;
import java.util.Optional;

/** Signs results with the operator's attest key, each epoch once: the guard is asked first. */
public final class ResultSigner {
  private final BigInteger chainId;
  private final EvmAddress epochRoots;
  private final SigningKey key;
  private final SigningGuard guard;

  public ResultSigner(long chainId, EvmAddress epochRoots, SigningKey key, SigningGuard guard) {
    this.chainId = BigInteger.valueOf(chainId);
    this.epochRoots = epochRoots;
    this.key = key;
    this.guard = guard;
  }

  public EvmAddress address() {
    return key.address();
  }

  public Hash32 digest(EpochResult result) {
    return Hash32.ofHex(EpochResultDigest.of(result, chainId, epochRoots.hex()));
  }

  /** What is to be done with a result, given what the chain says. */
  SigningRules.Decision decide(EpochResult result, SigningRules.OnChain chain) {
    return SigningRules.decide(result, digest(result), guard.signed(result.epoch()), chain);
  }

  /**
   * Empty when another result of the same epoch was signed before. Throws KeyUnavailable; the guard
   * then holds this digest, so that a later attempt signs the same.
   */
  public Optional<CompactSignature> sign(EpochResult result) {
    Hash32 digest = digest(result);
    return guard.admits(result.epoch(), digest)
        ? Optional.of(key.sign(EpochResultDigest.preimage(result, chainId, epochRoots.hex())))
        : Optional.empty();
  }
}
