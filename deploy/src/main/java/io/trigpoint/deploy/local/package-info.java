/** A whole network on one machine: every process, its configuration, and the run that proves it. */
@NullMarked
package io.trigpoint.deploy.local;

import org.jspecify.annotations.NullMarked;
