package io.trigpoint.node.chain;

import io.trigpoint.report.Hash32;

/** A transaction that may be sent any number of times; {@code raw} is hexadecimal with 0x. */
public record SignedTransaction(Hash32 hash, String raw, Fees fees, long gasLimit) {}
