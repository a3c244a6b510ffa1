package io.trigpoint.node.epochs;

import io.trigpoint.report.CanonicalBytes;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.rewards.merkle.MerkleTree;
import java.util.Collection;

/** One hash over all verdicts of an epoch, from which each verdict can be proven alone. */
public final class VerdictRoot {

  private VerdictRoot() {}

  public static Hash32 of(Collection<ReportVerdict> verdicts) {
    return tree(verdicts).root();
  }

  public static MerkleTree tree(Collection<ReportVerdict> verdicts) {
    return MerkleTree.of(verdicts.stream().map(VerdictRoot::leaf).toList());
  }

  /** keccak256(keccak256(tag ‖ report ‖ device ‖ kind ‖ outcome ‖ rule ‖ evidence by name)). */
  public static Hash32 leaf(ReportVerdict verdict) {
    Hash32 inner =
        CanonicalBytes.of("TRIGPOINT-VERDICT-LEAF-V1")
            .hash(verdict.report().value())
            .hash(verdict.device().value())
            .number(verdict.kind().code())
            .text(verdict.outcome().name())
            .text(verdict.rule())
            .texts(verdict.evidence())
            .keccak256();
    return Hashes.keccak256(inner.toBytes());
  }
}
