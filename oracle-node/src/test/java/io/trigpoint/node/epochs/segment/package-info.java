@NullMarked
package io.trigpoint.node.epochs.segment;

import org.jspecify.annotations.NullMarked;
