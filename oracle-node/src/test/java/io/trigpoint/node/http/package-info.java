@NullMarked
package io.trigpoint.node.http;

import org.jspecify.annotations.NullMarked;
