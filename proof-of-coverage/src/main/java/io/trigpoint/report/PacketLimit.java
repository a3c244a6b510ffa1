package io.trigpoint.report;

/** The longest payload that a channel plan allows at a spreading factor, in bytes. */
public record PacketLimit(SpreadingFactor spreading, int maxBytes) {}
