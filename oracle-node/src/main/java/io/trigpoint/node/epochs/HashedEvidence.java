package io.trigpoint.node.epochs;

import io.trigpoint.coverage.evidence.MalformedEvidence;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;

/**
 * Evidence with the hash of its bytes, which takes as long to find as it is large.
 *
 * @param hash see {@link Carried#hash}
 */
record HashedEvidence(Carried evidence, Hash32 hash) {

  static HashedEvidence of(Carried evidence) {
    return new HashedEvidence(evidence, evidence.hash());
  }

  /**
   * Evidence from its bytes.
   *
   * @param file what to call them in errors
   */
  static HashedEvidence read(String file, byte[] bytes) throws CorruptFile {
    try {
      return new HashedEvidence(Carried.decode(bytes), Hashes.keccak256(bytes));
    } catch (MalformedEvidence unreadable) {
      throw new CorruptFile(file, unreadable.why());
    }
  }
}
