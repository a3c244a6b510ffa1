@NullMarked
package io.trigpoint.node.walls.planted.http;

import org.jspecify.annotations.NullMarked;
