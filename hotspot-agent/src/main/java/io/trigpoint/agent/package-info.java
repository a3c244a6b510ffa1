/** The agent beside a LoRa gateway or a weather station. */
@NullMarked
package io.trigpoint.agent;

import org.jspecify.annotations.NullMarked;
