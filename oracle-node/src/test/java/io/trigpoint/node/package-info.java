@NullMarked
package io.trigpoint.node;

import org.jspecify.annotations.NullMarked;
