package io.trigpoint.weather.spatial;

/**
 * A station's value of one variable at one instant. NaN stands for what is missing.
 *
 * @param id two of one id are two reports of one station
 * @param owner stations of one owner are one voice
 * @param latitude degrees
 * @param longitude degrees
 * @param elevation metres
 * @param value in the unit of the parameters
 */
public record SpatialStation(
    String id, String owner, double latitude, double longitude, double elevation, double value) {}
