/** Beacon and witness rules, link budget, witness selection and reward units. */
@NullMarked
package io.trigpoint.coverage;

import org.jspecify.annotations.NullMarked;
