package io.trigpoint.coverage;

/**
 * Why an edge or a device earns nothing for a time.
 *
 * @param signals ids of the evidence signals that decided, with formula versions, ready to print
 * @param untilMs the last Unix millisecond at which it holds
 */
public record Denial(String signals, long untilMs) {}
