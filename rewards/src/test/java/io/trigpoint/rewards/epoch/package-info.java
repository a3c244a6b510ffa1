@NullMarked
package io.trigpoint.rewards.epoch;

import org.jspecify.annotations.NullMarked;
