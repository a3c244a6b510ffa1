@NullMarked
package io.trigpoint.node.chain;

import org.jspecify.annotations.NullMarked;
