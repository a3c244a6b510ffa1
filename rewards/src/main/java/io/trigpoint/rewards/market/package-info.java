/** What a read costs, and the rules by which its payment is good. */
@NullMarked
package io.trigpoint.rewards.market;

import org.jspecify.annotations.NullMarked;
