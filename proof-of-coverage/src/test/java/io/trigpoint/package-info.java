/** Tests that look at the module as a whole. */
@NullMarked
package io.trigpoint;

import org.jspecify.annotations.NullMarked;
