package io.trigpoint.attacks;

/**
 * What a framing costs honest hotspots: what they are paid without it, and with it.
 *
 * @param victims those whom it is aimed at
 * @param network all honest hotspots
 */
record Framed(Take victims, Take network) {}
