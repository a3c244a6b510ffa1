package io.trigpoint.node.epochs.compute;

import io.trigpoint.report.Hash32;

/**
 * One stage of an epoch's computation.
 *
 * @param head hash of the epoch's head, so that no member computes from other inputs
 * @param number of the stage, from 0
 * @param shards how many it runs over
 */
public record ShardStage(long epoch, Hash32 head, int number, int shards) {}
