package io.trigpoint.node.epochs;

import io.trigpoint.node.chain.IntentStatus;
import io.trigpoint.report.EvmAddress;
import java.util.Optional;

/** What is known outside of an epoch's row when its next step is decided. */
public sealed interface EpochSight {

  /** Who may sign its result. */
  record Signers(Optional<SignerSet> set) implements EpochSight {}

  /**
   * Whether its result may be signed.
   *
   * @param refusal what {@link LeafRules} have against its leaves
   * @param decision what the guard and the chain remember
   */
  record Leaves(Optional<String> refusal, SigningRules.Decision decision, long headSeconds)
      implements EpochSight {}

  /** Whether the signing guard, which now remembers the digest, admitted it. */
  record Guarded(boolean admitted) implements EpochSight {}

  /** When a result may be posted, in seconds since 1970, and whether our signature is enough. */
  record Turn(
      long headSeconds, long postableFromSeconds, Optional<SignerSet> set, EvmAddress signer)
      implements EpochSight {}

  /** How far its intent is. */
  record Posting(IntentStatus intent) implements EpochSight {}

  /**
   * What the contract has, for an intent that is mined or failed.
   *
   * @param settled in a final block
   * @param headSeconds of a final block that is no newer than the one of {@code settled}
   */
  record OnChain(
      IntentStatus intent,
      PostingRules.OnChain settled,
      PostingRules.OnChain latest,
      long headSeconds)
      implements EpochSight {}
}
