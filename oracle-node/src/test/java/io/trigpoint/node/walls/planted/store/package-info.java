@NullMarked
package io.trigpoint.node.walls.planted.store;

import org.jspecify.annotations.NullMarked;
