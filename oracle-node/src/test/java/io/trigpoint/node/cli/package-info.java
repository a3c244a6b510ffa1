@NullMarked
package io.trigpoint.node.cli;

import org.jspecify.annotations.NullMarked;
