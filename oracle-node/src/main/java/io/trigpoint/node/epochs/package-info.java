/**
 * The life of an epoch: sealed inputs, the pure computation, what is published and what is signed.
 */
@NullMarked
package io.trigpoint.node.epochs;

import org.jspecify.annotations.NullMarked;
