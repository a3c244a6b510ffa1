package io.trigpoint.node.epochs;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.EpochResult;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.EpochPeriod;
import java.util.Optional;

/**
 * What the journal holds of an epoch.
 *
 * @param selectionEntropy known some blocks after sealing
 * @param result known from COMPUTED on
 * @param signature the operator's, known from SIGNED on
 * @param postTx the transaction that posted the result, when one of ours did
 */
public record EpochEntry(
    EpochPeriod period,
    EpochState state,
    Optional<Hash32> selectionEntropy,
    Optional<EpochResult> result,
    Optional<CompactSignature> signature,
    Optional<Hash32> postTx) {

  public long number() {
    return period.number();
  }
}
