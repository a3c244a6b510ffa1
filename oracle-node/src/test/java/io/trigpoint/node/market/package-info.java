/** Tests of sales against a real chain, a real database and the stock payment client. */
@NullMarked
package io.trigpoint.node.market;

import org.jspecify.annotations.NullMarked;
