/** Taking reports in: limits, signatures, durable storage, signed receipts. */
@NullMarked
package io.trigpoint.node.intake;

import org.jspecify.annotations.NullMarked;
