package io.trigpoint.node.epochs;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import io.trigpoint.report.Hash32;
import java.util.List;
import java.util.Optional;

/**
 * What the journal holds of a certified epoch's inputs.
 *
 * @param segments in the order of their shards
 * @param previous digest of the manifest of the epoch before; zero at first
 * @param rest hash of all inputs but the reports, known from INPUT_FINAL on
 */
public record CertifiedInputs(
    List<SegmentRoot> segments,
    Hash32 previous,
    Hash32 digest,
    CompactSignature signature,
    Optional<Hash32> rest) {

  public CertifiedInputs {
    segments = List.copyOf(segments);
  }
}
