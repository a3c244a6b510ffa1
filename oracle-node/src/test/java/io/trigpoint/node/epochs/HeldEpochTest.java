package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.contracts.EpochRootsCalls;
import io.trigpoint.node.chain.OutboxPump;
import io.trigpoint.node.store.SqlEpochQueries;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statements that docs/spec/epochs.md gives to operators, run as they stand there. */
class HeldEpochTest {
  private static final Path SPEC = Path.of("..", "docs", "spec", "epochs.md");

  @TempDir private Path published;

  @Test
  void releasedToSealedAnEpochIsComputedAndBecomesFinal() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      EpochJournal journal = net.journal();
      journal.open(net.terms.schedule().period(1));
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      long now = Clock.systemUTC().millis();
      assertThat(journal.seal(net.terms.schedule().period(1), net.terms.schedule().period(2), now))
          .isTrue();
      assertThat(journal.hold(1, "no signer set is active in this epoch")).isTrue();
      staysHeld(net, "no signer set is active in this epoch");
      release(net, "Release to SEALED");
      net.finish(net.lifecycle());
      assertThat(net.postedRoots(1)).hasSize(1);
    }
  }

  @Test
  void releasedToComputedAnEpochIsSignedAgainAndPostedOnce() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      post(net);
      assertThat(net.journal().hold(1, "the attest key alone is no quorum")).isTrue();
      staysHeld(net, "the attest key alone is no quorum");
      release(net, "Release to COMPUTED");
      net.finish(net.lifecycle());
      assertThat(net.postedRoots(1)).hasSize(1);
    }
  }

  @Test
  void aFailedPostingIsSentAgainAndPostedOnce() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      post(net);
      net.outbox()
          .failed(net.outbox().queued(Optional.empty(), 1).getFirst(), "insufficient funds");
      net.lifecycle().step();
      staysHeld(net, "it could not be posted: insufficient funds");
      release(net, "Send again");
      net.finish(net.lifecycle());
      assertThat(net.postedRoots(1)).hasSize(1);
    }
  }

  /** As it is held in production: its inputs are final, but nothing is computed. */
  @Test
  void releasedToSealedAnEpochWithFinalInputsIsCertifiedAgainAndBecomesFinal() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      net.anvil.mine(4);
      assertThatThrownBy(() -> net.lifecycle(HeldEpochTest::withoutComputation).step())
          .isInstanceOf(Stopped.class);
      assertThat(net.journal().find(1).orElseThrow().state()).isEqualTo(EpochState.INPUT_FINAL);
      assertThat(net.journal().hold(1, "no signer set is active in this epoch")).isTrue();
      staysHeld(net, "no signer set is active in this epoch");
      release(net, "Release to SEALED");
      net.finish(net.lifecycle());
      assertThat(net.postedRoots(1)).hasSize(1);
    }
  }

  @Test
  void aVetoedResultThatIsRightIsSentAgainAndBecomesFinal() throws Exception {
    try (EpochNetwork net =
        new EpochNetwork(
            published, Map.of("activationDelaySeconds", 600, "overrideDelaySeconds", 700))) {
      post(net);
      OutboxPump pump = net.pump();
      for (int i = 0; i < 50 && net.postedRoots(1).isEmpty(); i++) {
        pump.step();
      }
      var _ =
          net.anvil.send(
              Map.of(
                  "from",
                  net.anvil.accounts().get(1),
                  "to",
                  net.epochRoots().hex(),
                  "data",
                  EpochRootsCalls.veto(1)));
      pump.step();
      net.anvil.mine(4);
      pump.step();
      staysHeld(net, "the guardian vetoed its result");
      net.anvil.passTime(701);
      release(net, "Send again");
      for (int i = 0; i < 50 && !net.isFinal(1); i++) {
        net.anvil.passTime(60);
        net.anvil.mine(4);
        net.lifecycle().step();
        pump.step();
      }
      assertThat(net.isFinal(1)).isTrue();
      assertThat(net.postedRoots(1)).hasSize(2).containsOnly(net.postedRoots(1).getFirst());
    }
  }

  private static final class Stopped extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static EpochJournal withoutComputation(EpochJournal real) {
    return (EpochJournal)
        Proxy.newProxyInstance(
            EpochJournal.class.getClassLoader(),
            new Class<?>[] {EpochJournal.class},
            (_, method, arguments) -> {
              if (method.getName().equals("computed")) {
                throw new Stopped();
              }
              return method.invoke(real, arguments);
            });
  }

  /** The first epoch has reports and is on its way to the chain, but nothing is sent. */
  private static void post(EpochNetwork net) {
    new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
    net.anvil.mine(4);
    net.lifecycle().step();
    assertThat(net.journal().find(1).orElseThrow().state()).isEqualTo(EpochState.POSTED);
  }

  private static void staysHeld(EpochNetwork net, String reason) {
    net.lifecycle().step();
    EpochSummary summary = new SqlEpochQueries(net.transactions).find(1).orElseThrow();
    assertThat(summary.state()).isEqualTo("HELD");
    assertThat(summary.heldBecause()).hasValue(reason);
  }

  static void release(EpochNetwork net, String what) throws IOException, SQLException {
    Matcher block =
        Pattern.compile("\n" + what + "[^\n]*:\n\n```sql\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(SPEC));
    assertThat(block.find()).as(what).isTrue();
    try (Connection connection = net.database.getConnection();
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(block.group(1).replaceAll(":epoch\\b", "1"));
    }
  }
}
