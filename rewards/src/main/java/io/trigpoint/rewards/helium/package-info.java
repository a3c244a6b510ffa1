/** How the retired Helium network split an epoch and settled it, to the last base unit. */
@NullMarked
package io.trigpoint.rewards.helium;

import org.jspecify.annotations.NullMarked;
