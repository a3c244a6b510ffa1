package io.trigpoint.weather.score;

import io.trigpoint.weather.StationSeries;
import io.trigpoint.weather.self.SelfParameters;

/**
 * A station with its day.
 *
 * @param owner stations of one owner are one voice
 * @param latitude degrees
 * @param longitude degrees
 * @param elevation metres; NaN when unknown
 * @param sensors what its own checks expect of it
 */
public record ScoredStation(
    String owner,
    double latitude,
    double longitude,
    double elevation,
    SelfParameters sensors,
    StationSeries series) {}
