package io.trigpoint.node.epochs.claims;

import io.trigpoint.contracts.DistributorCalls;
import io.trigpoint.node.chain.ContractCalls;
import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.epochs.ClaimProofs;
import io.trigpoint.node.epochs.EpochQueries;
import io.trigpoint.node.epochs.EpochSummary;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.merkle.CumulativeTree;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims the newest epoch that counts for its owners, once. What an owner claims in between is
 * skipped by the contract; what the outflow window has no room for, and what could not be sent
 * within the time that a claim is wanted, is open again after the next epoch.
 */
public final class ClaimRelay {
  private static final Logger LOG = LoggerFactory.getLogger(ClaimRelay.class);
  private static final int RECENT = 16;

  private final EpochQueries epochs;
  private final ClaimProofs proofs;
  private final ClaimLedger ledger;
  private final ContractCalls calls;
  private final Supplier<BigInteger> gasPrice;
  private final Tokens tokens;
  private final RelayPolicy policy;
  private final InstantSource clock;

  /** Where claims are made, and what the minimum is an amount of. */
  public record Tokens(EvmAddress distributor, EvmAddress rewardToken) {}

  /** Gas prices are wei. */
  public ClaimRelay(
      EpochQueries epochs,
      ClaimProofs proofs,
      ClaimLedger ledger,
      ContractCalls calls,
      Supplier<BigInteger> gasPrice,
      Tokens tokens,
      RelayPolicy policy,
      InstantSource clock) {
    this.epochs = epochs;
    this.proofs = proofs;
    this.ledger = ledger;
    this.calls = calls;
    this.gasPrice = gasPrice;
    this.tokens = tokens;
    this.policy = policy;
    this.clock = clock;
  }

  /** The intent that makes one batch of an epoch's claims. */
  public static String intentId(long epoch, int batch) {
    return "epoch:" + epoch + ":claims:" + batch;
  }

  /** Throws what the ports throw when the chain or the database is not there; nothing is lost. */
  public void step() {
    if (policy.isOff()) {
      return;
    }
    Optional<EpochSummary> newest = newest();
    if (newest.isPresent()
        && !ledger.isDecided(newest.get().period().number())
        && !policy.waitsForCheaperGas(gasPrice.get())) {
      relay(newest.get());
    }
  }

  private Optional<EpochSummary> newest() {
    return epochs.recent(RECENT).stream()
        .filter(epoch -> epoch.state().equals("FINAL") && epoch.posting().isPresent())
        .findFirst();
  }

  private void relay(EpochSummary epoch) {
    long number = epoch.period().number();
    List<EarningsLeaf> leaves = epochs.leaves(number);
    List<List<EarningsLeaf>> batches =
        policy.batches(
            accounts(policy.candidates(leaves, tokens.rewardToken())), tokens.rewardToken());
    long expiresMs = clock.millis() + policy.wantedFor().toMillis();
    List<Intent> intents = new ArrayList<>();
    for (List<EarningsLeaf> batch : batches) {
      String call = DistributorCalls.claimMany(claims(number, batch));
      intents.add(
          new Intent(
              intentId(number, intents.size()),
              tokens.distributor(),
              call,
              0,
              expiresMs,
              Intent.Urgency.CLAIM));
    }
    if (ledger.decide(number, intents)) {
      LOG.info(
          "epoch {}: {} of {} leaves are claimed for their owners",
          number,
          batches.stream().mapToInt(List::size).sum(),
          leaves.size());
    }
  }

  private List<DistributorCalls.Claim> claims(long epoch, List<EarningsLeaf> leaves) {
    CumulativeTree tree = proofs.treeOf(epoch);
    return leaves.stream()
        .map(leaf ->
            new DistributorCalls.Claim(
                epoch,
                leaf.owner().hex(),
                leaf.token().hex(),
                leaf.cumulative(),
                tree.proof(leaf.owner(), leaf.token()).orElseThrow().stream()
                    .map(Hash32::hex)
                    .toList()))
        .toList();
  }

  private List<RelayPolicy.Account> accounts(List<EarningsLeaf> leaves) {
    List<String> paid =
        calls.callAll(
            tokens.distributor(),
            leaves.stream()
                .map(leaf -> DistributorCalls.claimed(leaf.owner().hex(), leaf.token().hex()))
                .toList());
    return IntStream.range(0, leaves.size())
        .mapToObj(i ->
            new RelayPolicy.Account(leaves.get(i), DistributorCalls.decodeClaimed(paid.get(i))))
        .toList();
  }
}
