/** Crowding per H3 cell, and the scale that follows from it. */
@NullMarked
package io.trigpoint.density;

import org.jspecify.annotations.NullMarked;
