@NullMarked
package io.trigpoint.node.epochs.compute;

import org.jspecify.annotations.NullMarked;
