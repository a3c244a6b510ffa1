/** The retired reference's proof of coverage, rule by rule, for comparison and for proof. */
@NullMarked
package io.trigpoint.coverage.helium;

import org.jspecify.annotations.NullMarked;
