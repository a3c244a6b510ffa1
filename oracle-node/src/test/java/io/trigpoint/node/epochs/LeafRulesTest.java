package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.TokenTotal;
import io.trigpoint.node.store.SqlEpochQueries;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.merkle.CumulativeTree;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator signs no result whose leaves fall or do not add up. */
class LeafRulesTest {
  private static final EvmAddress ALICE = new EvmAddress("0x" + "a1".repeat(20));
  private static final EvmAddress BOB = new EvmAddress("0x" + "b0".repeat(20));
  private static final EvmAddress TRIG = new EvmAddress("0x" + "01".repeat(20));
  private static final EvmAddress USD = new EvmAddress("0x" + "02".repeat(20));
  private static final List<EarningsLeaf> BEFORE = List.of(leaf(ALICE, TRIG, 5), leaf(BOB, USD, 7));

  @TempDir private Path published;

  @Test
  void signsLeavesThatGrowAndAddUp() {
    List<EarningsLeaf> leaves =
        List.of(leaf(ALICE, TRIG, 5), leaf(ALICE, USD, 1), leaf(BOB, USD, 7));
    assertThat(LeafRules.refusal(result(leaves, 5, 8), BEFORE, leaves)).isEmpty();
  }

  @Test
  void case07RefusesALeafThatFalls() {
    List<EarningsLeaf> leaves = List.of(leaf(ALICE, TRIG, 4), leaf(BOB, USD, 7));
    assertThat(LeafRules.refusal(result(leaves, 4, 7), BEFORE, leaves))
        .hasValue("what " + ALICE + " has earned of " + TRIG + " falls from 5 to 4");
  }

  @Test
  void case07RefusesALeafThatIsGoneAlthoughTheTotalsAreTheSame() {
    List<EarningsLeaf> leaves = List.of(leaf(ALICE, TRIG, 5), leaf(ALICE, USD, 7));
    assertThat(LeafRules.refusal(result(leaves, 5, 7), BEFORE, leaves))
        .hasValue("what " + BOB + " has earned of " + USD + " falls from 7 to 0");
  }

  @Test
  void case27RefusesTotalsThatTheLeavesDoNotAddUpTo() {
    assertThat(LeafRules.refusal(result(BEFORE, 5, 8), BEFORE, BEFORE)).isPresent();
    assertThat(LeafRules.refusal(result(BEFORE, 5, 6), BEFORE, BEFORE)).isPresent();
    assertThat(LeafRules.refusal(result(BEFORE, 5, 7), BEFORE, BEFORE)).isEmpty();
  }

  @Test
  void refusesAnotherRoot() {
    List<EarningsLeaf> others = List.of(leaf(ALICE, TRIG, 6), leaf(BOB, USD, 7));
    assertThat(LeafRules.refusal(result(others, 5, 7), BEFORE, BEFORE)).isPresent();
  }

  @Test
  void case07HoldsAnEpochWhoseLeavesFellInTheDatabase() {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      EpochLifecycle node = net.lifecycle(journal -> loweringTheSecond(net, journal));
      SqlEpochQueries epochs = new SqlEpochQueries(net.transactions);
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (epochs.find(2).flatMap(EpochSummary::heldBecause).isEmpty()) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        net.anvil.mine(4);
        node.step();
        net.pump().step();
      }
      assertThat(epochs.find(2).orElseThrow().heldBecause().orElseThrow())
          .startsWith("its leaves are not to be signed: what ");
      assertThat(net.journal().find(2).orElseThrow().signature()).isEmpty();
    }
  }

  /** Takes one base unit from each leaf of the second epoch once it is computed. */
  private static EpochJournal loweringTheSecond(EpochNetwork net, EpochJournal journal) {
    return (EpochJournal)
        Proxy.newProxyInstance(
            EpochJournal.class.getClassLoader(),
            new Class<?>[] {EpochJournal.class},
            (_, method, arguments) -> {
              Object answer = method.invoke(journal, arguments);
              if (method.getName().equals("computed")) {
                net.rows.execute(
                    "update epoch_leaf set cumulative = cumulative - 1 where epoch = 2");
              }
              return answer;
            });
  }

  private static EpochResult result(List<EarningsLeaf> leaves, long trig, long usd) {
    return new EpochResult(
        2,
        1,
        EpochResult.NO_ROOT,
        EpochResult.NO_ROOT,
        CumulativeTree.of(leaves).root().hex(),
        EpochResult.NO_ROOT,
        EpochResult.NO_ROOT,
        List.of(total(TRIG, trig), total(USD, usd)));
  }

  private static TokenTotal total(EvmAddress token, long units) {
    return new TokenTotal(token.hex(), BigInteger.valueOf(units));
  }

  private static EarningsLeaf leaf(EvmAddress owner, EvmAddress token, long units) {
    return new EarningsLeaf(owner, token, BigInteger.valueOf(units));
  }
}
