package io.trigpoint.weather;

/**
 * A place that measures, for the neighbour check.
 *
 * @param latitude degrees; NaN makes the site nobody's neighbour
 * @param longitude degrees
 * @param elevation metres; NaN when unknown
 * @param party sites of one party are one voice, and never judge each other
 */
public record Site(double latitude, double longitude, double elevation, int party) {}
