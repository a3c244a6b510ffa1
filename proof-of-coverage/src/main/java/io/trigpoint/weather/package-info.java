/** Self checks and neighbour checks of weather readings, and the quality score that follows. */
@NullMarked
package io.trigpoint.weather;

import org.jspecify.annotations.NullMarked;
