@NullMarked
package io.trigpoint.rewards.merkle;

import org.jspecify.annotations.NullMarked;
