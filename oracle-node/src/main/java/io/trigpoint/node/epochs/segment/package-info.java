/** Sealed reports in shards: one immutable file, one task and one subtree of the roots each. */
@NullMarked
package io.trigpoint.node.epochs.segment;

import org.jspecify.annotations.NullMarked;
