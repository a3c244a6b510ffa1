package io.trigpoint.node.chain;

import io.trigpoint.contracts.EventLog;
import io.trigpoint.report.Hash32;

/** A log entry and the block that holds it. */
public record BlockLog(long block, Hash32 blockHash, EventLog log) {}
