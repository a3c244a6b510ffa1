@NullMarked
package io.trigpoint.node.simulation;

import org.jspecify.annotations.NullMarked;
