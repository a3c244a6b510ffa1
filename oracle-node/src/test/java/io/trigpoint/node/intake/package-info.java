@NullMarked
package io.trigpoint.node.intake;

import org.jspecify.annotations.NullMarked;
