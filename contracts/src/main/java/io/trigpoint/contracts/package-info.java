/**
 * What the contracts are sent and what they answer, in bytes: calldata, events, digests, signatures
 * and deployment. Nothing here talks to a chain. Hexadecimal strings are lower case with the 0x
 * prefix.
 */
@NullMarked
package io.trigpoint.contracts;

import org.jspecify.annotations.NullMarked;
