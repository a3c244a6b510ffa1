package io.trigpoint.node.chain;

import io.trigpoint.report.Hash32;
import java.math.BigInteger;

/**
 * One block.
 *
 * @param timestamp seconds since 1970
 * @param baseFee wei per gas
 */
public record BlockHeader(long number, Hash32 hash, long timestamp, BigInteger baseFee) {}
