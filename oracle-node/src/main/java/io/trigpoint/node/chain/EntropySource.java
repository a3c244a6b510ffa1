package io.trigpoint.node.chain;

import io.trigpoint.report.Entropy;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/**
 * Publishes the entropy of each period: number n follows from the first final block at or after n
 * periods since 1970. Any node may run it; the ledger keeps the first.
 */
public final class EntropySource {
  private static final int VALID_PERIODS = 12;
  private static final int MS = 1000;

  private final FinalizedChain chain;
  private final EntropyLedger ledger;
  private final long periodMs;
  private final InstantSource clock;

  public EntropySource(
      FinalizedChain chain, EntropyLedger ledger, long periodMs, InstantSource clock) {
    this.chain = chain;
    this.ledger = ledger;
    this.periodMs = periodMs;
    this.clock = clock;
  }

  /** Publishes the newest entropy that the chain has a final block for, unless it is published. */
  public void step() {
    long number = chain.head().timestamp() * MS / periodMs;
    List<Entropy> newest = ledger.recent(1);
    if (newest.isEmpty() || newest.getFirst().number() < number) {
      chain
          .firstAtOrAfter(Math.ceilDiv(number * periodMs, MS))
          .ifPresent(block -> publish(number, block));
    }
  }

  private void publish(long number, BlockHeader block) {
    long now = clock.millis();
    Hash32 value = value(number, block.hash());
    var _ = ledger.record(new Entropy(number, value, now, now + VALID_PERIODS * periodMs), block);
  }

  /** keccak256("TRIGPOINT-ENTROPY-V1" ‖ number u64 ‖ block hash). */
  static Hash32 value(long number, Hash32 blockHash) {
    return Hashes.keccak256(
        "TRIGPOINT-ENTROPY-V1".getBytes(StandardCharsets.US_ASCII),
        ByteBuffer.allocate(Long.BYTES).putLong(number).array(),
        blockHash.toBytes());
  }
}
