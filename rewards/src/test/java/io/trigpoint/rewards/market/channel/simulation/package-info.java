/** A buyer, a seller and a chain from a seed, with everything that can go wrong between them. */
@NullMarked
package io.trigpoint.rewards.market.channel.simulation;

import org.jspecify.annotations.NullMarked;
