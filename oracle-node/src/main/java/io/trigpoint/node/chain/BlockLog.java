package io.trigpoint.node.chain;

import io.trigpoint.contracts.EventLog;
import io.trigpoint.report.Hash32;

/**
 * A log entry, the block that holds it and the transaction that made it.
 *
 * @param index position among all entries of the block
 */
public record BlockLog(
    long block, Hash32 blockHash, Hash32 transaction, long index, EventLog log) {}
