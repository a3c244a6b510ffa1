/** Signals that speak for or against links and devices, each a pure function of a window. */
@NullMarked
package io.trigpoint.coverage.evidence;

import org.jspecify.annotations.NullMarked;
