@NullMarked
package io.trigpoint.rewards.bench;

import org.jspecify.annotations.NullMarked;
