/** The trigpoint command: what an operator and an auditor type. */
@NullMarked
package io.trigpoint.node.cli;

import org.jspecify.annotations.NullMarked;
