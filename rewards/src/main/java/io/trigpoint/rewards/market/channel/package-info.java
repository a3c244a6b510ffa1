/** Payment channels of x402's batch-settlement scheme, as the seller keeps and judges them. */
@NullMarked
package io.trigpoint.rewards.market.channel;

import org.jspecify.annotations.NullMarked;
