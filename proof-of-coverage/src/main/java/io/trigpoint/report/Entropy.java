package io.trigpoint.report;

/**
 * Public randomness that a beacon must be derived from.
 *
 * @param number counts entropy periods since the Unix epoch
 * @param value keccak256 over the number and the hash of the finalized block it was taken from
 * @param startMs first Unix millisecond at which it was published
 * @param endMs last Unix millisecond at which a beacon using it may arrive
 */
public record Entropy(long number, Hash32 value, long startMs, long endMs) {}
