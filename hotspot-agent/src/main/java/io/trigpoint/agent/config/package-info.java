/** The agent's configuration file. */
@NullMarked
package io.trigpoint.agent.config;

import org.jspecify.annotations.NullMarked;
