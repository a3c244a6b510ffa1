package io.trigpoint.node.epochs.claims;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How an operator claims for owners.
 *
 * @param highestGasPrice wei per gas above which it waits
 * @param mostClaims of one epoch; those with most open come first, the others wait for the next
 * @param wantedFor how long a claim may take until it is left to the next epoch's
 */
public record RelayPolicy(
    RelayMode mode, BigInteger highestGasPrice, int mostClaims, Duration wantedFor) {
  /** Claims in one transaction: at some 70 000 gas each, a small part of a block. */
  static final int BATCH = 50;

  private static final Comparator<Open> MOST_FIRST =
      Comparator.comparing(Open::amount)
          .reversed()
          .thenComparing(open -> open.leaf().owner())
          .thenComparing(open -> open.leaf().token());

  /** What is open of a leaf. */
  private record Open(EarningsLeaf leaf, BigInteger amount) {}

  /**
   * A leaf and what the chain says was paid on it.
   *
   * @param paid base units, ever; whoever claimed them
   */
  public record Account(EarningsLeaf leaf, BigInteger paid) {}

  public RelayPolicy {
    if (mostClaims < 1 || highestGasPrice.signum() <= 0) {
      throw new IllegalArgumentException(
          "an epoch has at least one claim, and gas a positive price: "
              + mostClaims
              + ", "
              + highestGasPrice);
    }
  }

  boolean isOff() {
    return mode instanceof RelayMode.Never;
  }

  boolean waitsForCheaperGas(BigInteger gasPrice) {
    return gasPrice.compareTo(highestGasPrice) > 0;
  }

  /** The leaves that can be worth a claim, so that the chain is asked for no others. */
  List<EarningsLeaf> candidates(List<EarningsLeaf> leaves, EvmAddress rewardToken) {
    return leaves.stream()
        .filter(leaf -> mode.takes(leaf.token(), leaf.cumulative(), rewardToken))
        .toList();
  }

  /** What is claimed, in transactions; nothing when nothing is open. */
  public List<List<EarningsLeaf>> batches(List<Account> accounts, EvmAddress rewardToken) {
    List<EarningsLeaf> chosen =
        accounts.stream()
            .map(each -> new Open(each.leaf(), each.leaf().cumulative().subtract(each.paid())))
            .filter(open -> mode.takes(open.leaf().token(), open.amount(), rewardToken))
            .sorted(MOST_FIRST)
            .limit(mostClaims)
            .map(Open::leaf)
            .toList();
    List<List<EarningsLeaf>> batches = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i += BATCH) {
      batches.add(chosen.subList(i, Math.min(i + BATCH, chosen.size())));
    }
    return batches;
  }
}
