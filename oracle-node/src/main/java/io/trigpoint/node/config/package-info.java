/** What an operator may set: one record per feature, checked when it is read. */
@NullMarked
package io.trigpoint.node.config;

import org.jspecify.annotations.NullMarked;
