/**
 * The oracle node: use cases in the middle, adapters around them, wired by constructors in Main.
 */
@NullMarked
package io.trigpoint.node;

import org.jspecify.annotations.NullMarked;
