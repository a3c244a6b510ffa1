@NullMarked
package io.trigpoint.rewards.market.channel;

import org.jspecify.annotations.NullMarked;
