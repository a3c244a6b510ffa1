/** What is remembered of a station from day to day. */
@NullMarked
package io.trigpoint.weather.memory;

import org.jspecify.annotations.NullMarked;
