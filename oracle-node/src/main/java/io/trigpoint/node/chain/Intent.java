package io.trigpoint.node.chain;

import io.trigpoint.report.EvmAddress;

/**
 * A call that shall happen once.
 *
 * @param id names the effect, for example {@code epoch:12:result}; the same id is the same intent
 * @param calldata hexadecimal with the 0x prefix
 * @param gasLimitHint least gas limit to send with, 0 when the estimate is enough
 */
public record Intent(String id, EvmAddress to, String calldata, long gasLimitHint) {}
