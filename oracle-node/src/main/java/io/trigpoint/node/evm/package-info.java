/** JSON-RPC: the adapter behind the chain's ports. */
@NullMarked
package io.trigpoint.node.evm;

import org.jspecify.annotations.NullMarked;
