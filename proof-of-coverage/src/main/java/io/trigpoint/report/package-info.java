/**
 * What devices say, in canonical bytes, and who said it: the only package that device and verifier
 * share.
 */
@NullMarked
package io.trigpoint.report;

import org.jspecify.annotations.NullMarked;
