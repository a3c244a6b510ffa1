@NullMarked
package io.trigpoint.rewards.planted;

import org.jspecify.annotations.NullMarked;
