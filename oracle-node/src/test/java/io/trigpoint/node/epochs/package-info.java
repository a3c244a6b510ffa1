@NullMarked
package io.trigpoint.node.epochs;

import org.jspecify.annotations.NullMarked;
