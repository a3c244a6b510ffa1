@NullMarked
package io.trigpoint.rewards.helium;

import org.jspecify.annotations.NullMarked;
