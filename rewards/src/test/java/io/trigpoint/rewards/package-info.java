@NullMarked
package io.trigpoint.rewards;

import org.jspecify.annotations.NullMarked;
