package io.trigpoint.report;

/** How a frame was sent or heard. */
public record Transmission(Region region, Hertz frequency, SpreadingFactor spreading) {}
