/** PostgreSQL: the adapters behind the ports that must not lose anything. */
@NullMarked
package io.trigpoint.node.store;

import org.jspecify.annotations.NullMarked;
