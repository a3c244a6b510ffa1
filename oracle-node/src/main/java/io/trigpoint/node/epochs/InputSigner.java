package io.trigpoint.node.epochs;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.node.chain.SigningKey;
import io.trigpoint.node.epochs.InputManifest.Certificate;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.util.Optional;

/**
 * Signs input manifests with the operator's attest key, each epoch's once: the guard is asked
 * first.
 */
public final class InputSigner {
  /**
   * What a guard of manifests has in the place of a contract, so that it never meets the digests of
   * results.
   */
  public static final EvmAddress GUARDED_AS =
      new EvmAddress("0x" + "0".repeat(40 - 12) + "696e70757473");

  private final long chainId;
  private final EvmAddress epochRoots;
  private final SigningKey key;
  private final SigningGuard guard;

  /**
   * Takes a guard of its own.
   *
   * @param guard remembers digests of manifests, apart from those of results
   */
  public InputSigner(long chainId, EvmAddress epochRoots, SigningKey key, SigningGuard guard) {
    this.chainId = chainId;
    this.epochRoots = epochRoots;
    this.key = key;
    this.guard = guard;
  }

  public Hash32 digest(InputManifest manifest) {
    return manifest.digest(chainId, epochRoots);
  }

  /**
   * The manifest with its signature; empty when another one of the same epoch was signed before.
   */
  public Optional<InputManifest> sign(InputManifest manifest) {
    Hash32 digest = digest(manifest);
    if (!guard.admits(manifest.epoch(), digest)) {
      return Optional.empty();
    }
    return Optional.of(certified(manifest, key.sign(manifest.preimage(chainId, epochRoots))));
  }

  /** Whether a manifest of this epoch was signed by what this guard remembers. */
  boolean hasSigned(long epoch) {
    return guard.signed(epoch).isPresent();
  }

  /** Whether a manifest has a signature by this key, for this contract. */
  boolean isSigner(InputManifest manifest) {
    return manifest.isSignedAsSaid()
        && manifest.signature().stream()
            .anyMatch(by ->
                by.chainId() == chainId
                    && by.epochRoots().equals(epochRoots)
                    && by.signer().equals(key.address()));
  }

  /** The manifest with a signature that was made before. */
  public InputManifest certified(InputManifest manifest, CompactSignature signature) {
    return manifest.signed(new Certificate(chainId, epochRoots, key.address(), signature));
  }
}
