/** Tests of claims that an operator sends for owners. */
@NullMarked
package io.trigpoint.node.epochs.claims;

import org.jspecify.annotations.NullMarked;
