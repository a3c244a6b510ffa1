package io.trigpoint.node.epochs.publictier;

import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.rewards.epoch.CumulativeEarnings;

/**
 * What an operator published of an epoch for everybody.
 *
 * @param after what the operator says everybody has earned
 * @param sums what the outcomes add up to
 */
public record PublishedPublic(
    EpochManifest manifest,
    VerdictCommitment verdicts,
    PublicEpoch epoch,
    CumulativeEarnings after,
    VerdictSums sums) {}
