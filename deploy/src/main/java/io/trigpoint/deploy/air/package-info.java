/**
 * Radio in software: packet forwarders that speak Semtech UDP, and the air between their antennas.
 */
@NullMarked
package io.trigpoint.deploy.air;

import org.jspecify.annotations.NullMarked;
