/** What a day of a station is worth, from all that was found about it. */
@NullMarked
package io.trigpoint.weather.score;

import org.jspecify.annotations.NullMarked;
