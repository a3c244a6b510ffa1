@NullMarked
package io.trigpoint.node.epochs.publictier;

import org.jspecify.annotations.NullMarked;
