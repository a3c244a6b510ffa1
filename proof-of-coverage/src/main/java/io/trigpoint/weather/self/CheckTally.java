package io.trigpoint.weather.self;

import io.trigpoint.weather.CheckResult;

/**
 * What one check said about the samples of one hour.
 *
 * @param worst the result of the sample that is farthest beyond the limit, in the worst state
 */
public record CheckTally(CheckResult worst, int passed, int suspect, int failed, int notJudged) {}
