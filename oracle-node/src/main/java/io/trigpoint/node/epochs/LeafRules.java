package io.trigpoint.node.epochs;

import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.TokenTotal;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.merkle.CumulativeTree;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What must be true of the leaves under a result before an operator signs it. */
public final class LeafRules {
  private record Account(EvmAddress owner, EvmAddress token) {}

  private LeafRules() {}

  /**
   * Why a result must not be signed; empty when it may be.
   *
   * @param before the leaves of the epoch before
   * @param leaves the result's own
   */
  public static Optional<String> refusal(
      EpochResult result, List<EarningsLeaf> before, List<EarningsLeaf> leaves) {
    return fallen(before, leaves)
        .or(() -> wrongRoot(result, leaves))
        .or(() -> wrongTotals(result, leaves));
  }

  private static Optional<String> fallen(List<EarningsLeaf> before, List<EarningsLeaf> leaves) {
    Map<Account, BigInteger> now = HashMap.newHashMap(leaves.size());
    leaves.forEach(leaf -> now.put(new Account(leaf.owner(), leaf.token()), leaf.cumulative()));
    return before.stream()
        .filter(leaf -> amount(now, leaf).compareTo(leaf.cumulative()) < 0)
        .findFirst()
        .map(leaf ->
            "what %s has earned of %s falls from %s to %s"
                .formatted(leaf.owner(), leaf.token(), leaf.cumulative(), amount(now, leaf)));
  }

  private static BigInteger amount(Map<Account, BigInteger> now, EarningsLeaf leaf) {
    return now.getOrDefault(new Account(leaf.owner(), leaf.token()), BigInteger.ZERO);
  }

  private static Optional<String> wrongRoot(EpochResult result, List<EarningsLeaf> leaves) {
    String root = CumulativeTree.of(leaves).root().hex();
    return root.equals(result.rewardRoot())
        ? Optional.empty()
        : Optional.of("the leaves give the reward root " + root);
  }

  private static Optional<String> wrongTotals(EpochResult result, List<EarningsLeaf> leaves) {
    SortedMap<String, BigInteger> sums = new TreeMap<>();
    leaves.forEach(leaf -> sums.merge(leaf.token().hex(), leaf.cumulative(), BigInteger::add));
    List<TokenTotal> totals =
        sums.entrySet().stream().map(e -> new TokenTotal(e.getKey(), e.getValue())).toList();
    return totals.equals(result.totals())
        ? Optional.empty()
        : Optional.of("the leaves add up to " + totals);
  }
}
