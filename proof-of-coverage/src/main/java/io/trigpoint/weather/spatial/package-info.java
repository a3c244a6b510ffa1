/**
 * Checks of one variable at one instant against the stations around: the reference's algorithms and
 * a hardened form of each.
 */
@NullMarked
package io.trigpoint.weather.spatial;

import org.jspecify.annotations.NullMarked;
