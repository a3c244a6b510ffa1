/** When the host's clock may be believed, and how often a failure is worth a line. */
@NullMarked
package io.trigpoint.agent.clock;

import org.jspecify.annotations.NullMarked;
