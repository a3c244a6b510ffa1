/** The page and the figures that the owner sees on this machine. */
@NullMarked
package io.trigpoint.agent.local;

import org.jspecify.annotations.NullMarked;
