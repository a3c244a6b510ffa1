/** The weather of an epoch: verdicts, quality, and what is remembered of the stations. */
@NullMarked
package io.trigpoint.weather.epoch;

import org.jspecify.annotations.NullMarked;
