@NullMarked
package io.trigpoint.node.cluster;

import org.jspecify.annotations.NullMarked;
