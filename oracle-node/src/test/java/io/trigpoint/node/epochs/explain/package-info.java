@NullMarked
package io.trigpoint.node.epochs.explain;

import org.jspecify.annotations.NullMarked;
