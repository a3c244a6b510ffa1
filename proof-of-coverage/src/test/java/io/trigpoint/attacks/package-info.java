/** Seeded networks, the known ways to cheat in them, and what each of them still earns. */
@NullMarked
package io.trigpoint.attacks;

import org.jspecify.annotations.NullMarked;
