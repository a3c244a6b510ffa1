/** Claims that an operator sends for owners, by its policy. */
@NullMarked
package io.trigpoint.node.epochs.claims;

import org.jspecify.annotations.NullMarked;
