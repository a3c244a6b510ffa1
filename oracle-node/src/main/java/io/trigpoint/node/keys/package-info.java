/** The node's keys and the places that they can be in; an adapter like http, store and evm. */
@NullMarked
package io.trigpoint.node.keys;

import org.jspecify.annotations.NullMarked;
