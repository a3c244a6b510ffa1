/**
 * Hazelcast: membership, beacon ownership, windows, caches and quotas. All of it may be lost at any
 * time.
 */
@NullMarked
package io.trigpoint.node.cluster;

import org.jspecify.annotations.NullMarked;
