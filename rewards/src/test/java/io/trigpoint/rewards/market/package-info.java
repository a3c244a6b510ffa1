/** Tests of prices, payments and settlements. */
@NullMarked
package io.trigpoint.rewards.market;

import org.jspecify.annotations.NullMarked;
