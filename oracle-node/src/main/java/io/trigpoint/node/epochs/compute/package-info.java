/** The computation of an epoch as stages over shards, and the engines that run them. */
@NullMarked
package io.trigpoint.node.epochs.compute;

import org.jspecify.annotations.NullMarked;
