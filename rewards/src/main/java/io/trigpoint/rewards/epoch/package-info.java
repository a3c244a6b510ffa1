/** From points to money: emission, shares, sales, and what everybody has earned since genesis. */
@NullMarked
package io.trigpoint.rewards.epoch;

import org.jspecify.annotations.NullMarked;
