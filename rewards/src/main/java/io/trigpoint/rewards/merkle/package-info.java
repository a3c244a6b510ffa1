/** Merkle trees in OpenZeppelin's standard format, byte for byte what the contracts verify. */
@NullMarked
package io.trigpoint.rewards.merkle;

import org.jspecify.annotations.NullMarked;
