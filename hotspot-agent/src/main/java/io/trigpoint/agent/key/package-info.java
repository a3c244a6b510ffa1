/** The device's private key on disk. */
@NullMarked
package io.trigpoint.agent.key;

import org.jspecify.annotations.NullMarked;
