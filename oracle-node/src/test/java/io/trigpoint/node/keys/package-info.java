@NullMarked
package io.trigpoint.node.keys;

import org.jspecify.annotations.NullMarked;
