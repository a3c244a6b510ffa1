/** Why a device was paid what it was paid. Pure: rows, files and the chain are read by others. */
@NullMarked
package io.trigpoint.node.epochs.explain;

import org.jspecify.annotations.NullMarked;
