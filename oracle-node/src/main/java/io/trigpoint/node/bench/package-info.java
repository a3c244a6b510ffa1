/** The ingest benchmark: docs/results/ingest.md. */
@NullMarked
package io.trigpoint.node.bench;

import org.jspecify.annotations.NullMarked;
