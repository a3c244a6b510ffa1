/** When and what to beacon, and which received frames are beacons of others. */
@NullMarked
package io.trigpoint.agent.beacon;

import org.jspecify.annotations.NullMarked;
