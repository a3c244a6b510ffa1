/**
 * What everybody may read of an epoch: pseudonyms, coarse cells, verdicts, points and roots, and
 * the computation of its rewards from them.
 */
@NullMarked
package io.trigpoint.node.epochs.publictier;

import org.jspecify.annotations.NullMarked;
