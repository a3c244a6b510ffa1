/** Classes that break every wall on purpose. */
@NullMarked
package io.trigpoint.walls.planted;

import org.jspecify.annotations.NullMarked;
