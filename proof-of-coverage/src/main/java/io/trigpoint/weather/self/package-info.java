/** What a station's own day says about its readings: one check per rule, summed up per hour. */
@NullMarked
package io.trigpoint.weather.self;

import org.jspecify.annotations.NullMarked;
