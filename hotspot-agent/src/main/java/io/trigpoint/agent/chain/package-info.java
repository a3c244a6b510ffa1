/** Registering the device on chain with its owner's account. */
@NullMarked
package io.trigpoint.agent.chain;

import org.jspecify.annotations.NullMarked;
