@NullMarked
package io.trigpoint.node.walls;

import org.jspecify.annotations.NullMarked;
