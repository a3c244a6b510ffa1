/**
 * The single-station score of WeatherXM QoD 1.0.6, with its behaviour where it differs from its
 * description. For comparison only: nothing is paid by it.
 */
@NullMarked
package io.trigpoint.weather.qod;

import org.jspecify.annotations.NullMarked;
