/** From what weather stations send to observations in SI units. */
@NullMarked
package io.trigpoint.agent.weather;

import org.jspecify.annotations.NullMarked;
