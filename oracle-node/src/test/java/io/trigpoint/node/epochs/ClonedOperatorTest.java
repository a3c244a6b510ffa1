package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.EpochResult;
import io.trigpoint.node.chain.OutboxPump;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * I-13 and I-14 between two live clones of one operator: one pair of keys, two databases from one
 * backup, of which the second misses what one station reported.
 */
@Timeout(300)
class ClonedOperatorTest {
  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @TempDir private Path published;
  @TempDir private Path elsewhere;

  private EpochNetwork first;
  private EpochNetwork second;

  @BeforeEach
  void cloneAfterTheReports() {
    first = new EpochNetwork(published);
    GivenStations stations = new GivenStations(first.terms.network(), first.rows, 4);
    stations.report(first.terms.schedule().period(1));
    second = first.cloned(elsewhere);
    second.rows.execute("delete from report where device_id = ?", stations.id(0).value());
  }

  @AfterEach
  void stop() {
    first.close();
  }

  @Test
  void aCloneSignsNothingElseOnceAResultIsInTheLatestBlock() {
    first.anvil.mineOnlyWhenTold();
    computeOnly(second);
    first.advance(EpochState.POSTED);
    first.pump().step();
    first.anvil.mine(1);
    second.lifecycle().step();
    EpochResult posted = result(first);
    assertThat(result(second).rewardRoot()).isNotEqualTo(posted.rewardRoot());
    assertThat(first.calls().latestFate(1, posted.rewardRoot()).posted().exists()).isTrue();
    assertThat(first.calls().finalFate(1, posted.rewardRoot()).posted().exists()).isFalse();
    assertThat(second.state(1)).isEqualTo(EpochState.HELD);
    assertThat(reasons(second))
        .containsExactly("the chain has another result: " + posted.rewardRoot());
    assertThat(signedResults(second)).isZero();
  }

  @Test
  void aCloneWithAFolderOfItsOwnSignsNoInputsOnceTheChainHasTheResult() {
    first.advance(EpochState.POSTED);
    first.finish(first.lifecycle());
    second.lifecycle().step();
    assertThat(second.state(1)).isEqualTo(EpochState.HELD);
    assertThat(reasons(second))
        .singleElement()
        .asString()
        .contains("neither this database nor its published files say which inputs");
    assertThat(second.rows.number("select count(*) from signing_guard where epoch = 1")).isZero();
  }

  @Test
  void ofTwoThatSignedBeforeAnyPostingTheChainTakesOneAndTheOtherIsHeld() throws Exception {
    first.advance(EpochState.POSTED);
    second.advance(EpochState.POSTED);
    assertThat(result(second).rewardRoot()).isNotEqualTo(result(first).rewardRoot());
    first.anvil.mineOnlyWhenTold();
    List<EpochNetwork> clones = List.of(first, second);
    List<OutboxPump> pumps =
        clones.stream().map(clone -> clone.pump(FinalPostingTest.IMPATIENT)).toList();
    pumps.forEach(OutboxPump::step);
    while (clones.stream().anyMatch(clone -> clone.state(1) == EpochState.POSTED)) {
      first.anvil.mine(4);
      pumps.forEach(OutboxPump::step);
      clones.forEach(clone -> clone.lifecycle().step());
      Thread.sleep(Duration.ofMillis(20));
    }
    EpochNetwork winner = first.isFinal(1) ? first : second;
    EpochNetwork loser = first.isFinal(1) ? second : first;
    assertThat(winner.state(1)).isEqualTo(EpochState.FINAL);
    assertThat(loser.state(1)).isEqualTo(EpochState.HELD);
    assertThat(first.postedRoots(1)).containsExactly(result(winner).rewardRoot());
    assertThat(reasons(loser))
        .containsExactly("the chain has another result: " + result(winner).rewardRoot());
    assertThat(signedResults(first)).isEqualTo(1);
    assertThat(signedResults(second)).isEqualTo(1);
  }

  /** Lets a clone work until it would sign. */
  private static void computeOnly(EpochNetwork clone) {
    while (clone.journal().find(1).filter(e -> e.state() == EpochState.COMPUTED).isEmpty()) {
      clone.anvil.mine(4);
      try {
        clone.lifecycle(ClonedOperatorTest::endingOnceComputed).step();
      } catch (Ended computed) {
        assertThat(clone.state(1)).isEqualTo(EpochState.COMPUTED);
      }
    }
  }

  private static EpochJournal endingOnceComputed(EpochJournal real) {
    return (EpochJournal)
        Proxy.newProxyInstance(
            EpochJournal.class.getClassLoader(),
            new Class<?>[] {EpochJournal.class},
            (_, method, arguments) -> {
              try {
                Object written = method.invoke(real, arguments);
                if (method.getName().equals("computed")) {
                  throw new Ended();
                }
                return written;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  private static EpochResult result(EpochNetwork clone) {
    return clone.journal().find(1).orElseThrow().result().orElseThrow();
  }

  private static List<String> reasons(EpochNetwork clone) {
    return clone.rows.texts("select held_because from epoch where state = 'HELD'");
  }

  private static BigInteger signedResults(EpochNetwork clone) {
    return clone.rows.number(
        "select count(*) from signing_guard where contract = ? and epoch = 1", clone.epochRoots());
  }
}
