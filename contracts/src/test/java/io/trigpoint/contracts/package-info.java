@NullMarked
package io.trigpoint.contracts;

import org.jspecify.annotations.NullMarked;
