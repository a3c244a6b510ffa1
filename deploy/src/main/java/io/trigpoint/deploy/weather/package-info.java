/**
 * Weather for a local network: replayed observations or a generator, sent as real stations send it.
 */
@NullMarked
package io.trigpoint.deploy.weather;

import org.jspecify.annotations.NullMarked;
