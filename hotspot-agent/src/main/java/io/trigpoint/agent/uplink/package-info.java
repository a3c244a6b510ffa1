/** Signed reports on their way to the oracle: sequence numbers, disk queues, delivery. */
@NullMarked
package io.trigpoint.agent.uplink;

import org.jspecify.annotations.NullMarked;
