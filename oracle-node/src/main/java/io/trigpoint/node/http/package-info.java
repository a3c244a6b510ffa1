/** HTTP: the server, its limits, and one route class per resource. Handlers decide nothing. */
@NullMarked
package io.trigpoint.node.http;

import org.jspecify.annotations.NullMarked;
