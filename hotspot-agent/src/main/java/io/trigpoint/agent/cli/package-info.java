/** The commands of trigpoint-agent. */
@NullMarked
package io.trigpoint.agent.cli;

import org.jspecify.annotations.NullMarked;
