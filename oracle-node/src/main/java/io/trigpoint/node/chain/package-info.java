/** What the node reads from the chain and sends to it, by ports that name no client. */
@NullMarked
package io.trigpoint.node.chain;

import org.jspecify.annotations.NullMarked;
