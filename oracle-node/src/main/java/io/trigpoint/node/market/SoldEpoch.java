package io.trigpoint.node.market;

import io.trigpoint.report.Hash32;

/** The roots that an epoch's records can be checked against. */
public record SoldEpoch(
    long number, String state, Hash32 inputRoot, Hash32 verdictRoot, Hash32 rewardRoot) {}
