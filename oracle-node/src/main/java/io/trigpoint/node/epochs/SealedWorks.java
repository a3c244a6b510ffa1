package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.compute.EpochShards;
import io.trigpoint.node.epochs.compute.ShardWork;
import io.trigpoint.node.epochs.compute.ShardWorks;
import io.trigpoint.node.epochs.compute.Verification;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.SignatureCheck;
import java.io.IOException;

/**
 * Opens epochs whose inputs are final from this node's rows and files, for whoever computes them.
 */
public final class SealedWorks implements ShardWorks {
  private final EpochJournal journal;
  private final EpochCertifyingSteps certifying;
  private final SignatureCheck signatures;

  public SealedWorks(
      EpochJournal journal, EpochCertifyingSteps certifying, SignatureCheck signatures) {
    this.journal = journal;
    this.certifying = certifying;
    this.signatures = signatures;
  }

  @Override
  public ShardWork open(long epoch, Hash32 head) throws IOException {
    EpochEntry entry =
        journal
            .find(epoch)
            .orElseThrow(() -> new IOException("epoch " + epoch + " is not known here"));
    EpochShards shards = of(entry);
    if (!shards.headHash().equals(head)) {
      throw new IOException("epoch " + epoch + " has other inputs here");
    }
    return shards;
  }

  EpochShards of(EpochEntry entry) {
    return new EpochShards(
        certifying.fixed(entry), certifying.reports(entry.number()), Verification.of(signatures));
  }
}
