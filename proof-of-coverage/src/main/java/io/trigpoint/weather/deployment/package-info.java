/** What a station's series say about where it stands, and whether they are its own. */
@NullMarked
package io.trigpoint.weather.deployment;

import org.jspecify.annotations.NullMarked;
