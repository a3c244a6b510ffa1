package io.trigpoint.node.evm;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.evm.Agreement.Agreed;
import io.trigpoint.node.evm.Agreement.Open;
import io.trigpoint.node.evm.Agreement.Said;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgreementTest {

  @Test
  void theAnswerOfAQuorumCountsAndTheOtherEndpointIsNamed() {
    assertThat(decide(2, List.of(say("a", "x"), say("b", "y"), say("c", "x"))))
        .isEqualTo(new Agreed<>("x", List.of("b")));
  }

  @Test
  void oneAnswerAndSilenceAreNoQuorumAndTheReasonSaysWhoSaidWhat() {
    Agreement<String> open = decide(2, List.of(say("a", "x"), Said.failed("b", "HTTP 429")));
    assertThat(open).isInstanceOf(Open.class);
    assertThat(((Open<String>) open).whoSaidWhat()).isEqualTo("a: x; b: HTTP 429");
  }

  @Test
  void threeDifferentAnswersAreNoQuorum() {
    assertThat(decide(2, List.of(say("a", "x"), say("b", "y"), say("c", "z"))))
        .isInstanceOf(Open.class);
  }

  @Test
  void toKnowNothingYetIsNoLie() {
    Agreement<Optional<String>> agreement =
        Agreement.of(
            List.of(
                Said.answered("a", Optional.of("x")),
                Said.answered("b", Optional.<String>empty()),
                Said.answered("c", Optional.of("x"))),
            2,
            answer -> answer);
    assertThat(agreement).isEqualTo(new Agreed<>(Optional.of("x"), List.of()));
  }

  @Test
  void answersAreComparedByTheirKey() {
    Agreement<String> agreement =
        Agreement.of(
            List.of(say("a", "0xAB"), say("b", "0xab")),
            2,
            answer -> answer.toLowerCase(Locale.ROOT));
    assertThat(agreement).isEqualTo(new Agreed<>("0xAB", List.of()));
  }

  @Test
  void theHeadIsWhatAQuorumHasReached() {
    assertThat(Agreement.reachedByQuorum(List.of(100L, 90L, 100_000L), 2)).contains(100L);
    assertThat(Agreement.reachedByQuorum(List.of(100L, 90L, 99L), 3)).contains(90L);
    assertThat(Agreement.reachedByQuorum(List.of(100L), 2)).isEmpty();
  }

  @Test
  void oneOfThreeCannotMoveTheMedianBeyondTheOthers() {
    assertThat(Agreement.median(List.of(5L, 1_000_000L, 6L))).isEqualTo(6);
    assertThat(Agreement.median(List.of(5L, 0L, 6L))).isEqualTo(5);
    assertThat(Agreement.median(List.of(5L, 6L))).isEqualTo(5);
  }

  private static Agreement<String> decide(int quorum, List<Said<String>> said) {
    return Agreement.of(said, quorum, answer -> answer);
  }

  private static Said<String> say(String endpoint, String answer) {
    return Said.answered(endpoint, answer);
  }
}
