/** The server side of the Semtech UDP protocol, version 2. */
@NullMarked
package io.trigpoint.agent.radio;

import org.jspecify.annotations.NullMarked;
