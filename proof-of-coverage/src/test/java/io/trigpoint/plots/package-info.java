/** Draws the pictures of docs/results. */
@NullMarked
package io.trigpoint.plots;

import org.jspecify.annotations.NullMarked;
