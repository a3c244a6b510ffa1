@NullMarked
package io.trigpoint.node.store;

import org.jspecify.annotations.NullMarked;
