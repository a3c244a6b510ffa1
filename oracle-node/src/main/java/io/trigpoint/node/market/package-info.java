/**
 * Selling accepted records: what there is, what was paid for, and the way from one to the other.
 */
@NullMarked
package io.trigpoint.node.market;

import org.jspecify.annotations.NullMarked;
