/** How fast the rules are, measured with JMH. */
@NullMarked
package io.trigpoint.bench;

import org.jspecify.annotations.NullMarked;
