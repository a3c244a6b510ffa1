/** The walls of the core, and violations planted to show that they hold. */
@NullMarked
package io.trigpoint.walls;

import org.jspecify.annotations.NullMarked;
