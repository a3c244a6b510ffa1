@NullMarked
package io.trigpoint.node.evm;

import org.jspecify.annotations.NullMarked;
