package io.trigpoint.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.store.ScratchDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Each reason of docs/spec/epochs.md on a real database: where the epoch goes on, or why not. */
class EpochsCommandTest {
  private static final String NUMBER = "42";

  @TempDir private Path base;
  private ScratchDatabase database;
  private int exit;
  private String out = "";

  @BeforeEach
  void start() throws IOException {
    database = ScratchDatabase.fresh();
    Path contracts =
        Files.writeString(
            base.resolve("contracts.json"),
            "{\"chainId\":31337,\"firstBlock\":0,\"contracts\":{%s}}"
                .formatted(
                    String.join(
                        ",",
                        contract("SignerSets"),
                        contract("RewardToken"),
                        contract("EpochRoots"),
                        contract("Distributor"),
                        contract("Stablecoin"),
                        contract("DeviceRegistry"))));
    Properties settings = new Properties();
    settings.setProperty("data.dir", base.toString());
    settings.setProperty("published.dir", base.toString());
    settings.setProperty("keys.dir", base.toString());
    settings.setProperty("database.url", database.url());
    settings.setProperty("network.chain-id", "31337");
    settings.setProperty("chain.rpc", "http://127.0.0.1:1");
    settings.setProperty("contracts.file", contracts.toString());
    settings.setProperty("epoch.genesis-ms", "0");
    settings.setProperty("market.treasury", "0x" + "99".repeat(20));
    try (var writer = Files.newBufferedWriter(base.resolve("node.properties"))) {
      settings.store(writer, "");
    }
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "no signer set is active in this epoch, false, SEALED",
    "the attest key 0x12 alone is no quorum, true, COMPUTED",
    "'a step failed 10 times alike, from CERTIFIED: x', false, CERTIFIED",
    "the published files have another result: reward root, false, CERTIFIED",
    "'the chain has results up to epoch 50, and neither this database nor its published files say"
        + " which inputs of this epoch were signed', false, SEALED"
  })
  void anEpochGoesOnWhereItsReasonSays(String because, boolean computed, String state) {
    hold(because, computed);
    release();
    assertThat(exit).as(out).isZero();
    assertThat(state()).isEqualTo(state);
    assertThat(out).contains("is held: " + because).contains("released: ");
  }

  @Test
  void aPostingThatFailedIsQueuedAgain() {
    hold("it could not be posted: insufficient funds", true);
    intent("FAILED");
    release();
    assertThat(exit).as(out).isZero();
    assertThat(state()).isEqualTo("POSTED");
    assertThat(database.number("select count(*) from chain_intent where state = 'QUEUED'"))
        .isEqualTo(1);
  }

  @Test
  void afterAVetoAPersonHasToSayThatTheResultIsRight() {
    hold("the guardian vetoed its result", true);
    intent("MINED");
    release();
    assertThat(exit).isEqualTo(1);
    assertThat(state()).isEqualTo("HELD");
    assertThat(out).contains("not released: ").contains("--send-again");
    release("--send-again");
    assertThat(exit).as(out).isZero();
    assertThat(state()).isEqualTo("POSTED");
  }

  @Test
  void withoutItsPostingNothingIsSentAgain() {
    hold("it could not be posted: insufficient funds", true);
    release();
    assertThat(exit).isEqualTo(1);
    assertThat(state()).isEqualTo("HELD");
    assertThat(out).contains("not released: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other inputs of this epoch were signed before",
        "another result of this epoch was signed before",
        "its intent is not in the outbox",
        "its leaves are not to be signed: a leaf is lower",
        "the chain has results up to epoch 50: this database is older than the chain"
      })
  void whatNoReleaseMendsStaysHeld(String because) {
    hold(because, true);
    release("--send-again");
    assertThat(exit).isEqualTo(1);
    assertThat(state()).isEqualTo("HELD");
    assertThat(out).contains("not released: no release mends this: restore the database");
  }

  @Test
  void anEpochThatIsNotHeldIsLeftAlone() {
    release();
    assertThat(exit).isEqualTo(1);
    assertThat(out).contains("epoch 42 is not held");
  }

  private static String contract(String name) {
    return "\"%s\":{\"address\":\"0x%s\",\"codeHash\":\"0x%s\"}"
        .formatted(name, "11".repeat(20), "22".repeat(32));
  }

  private void hold(String because, boolean computed) {
    int _ =
        database.update(
            "insert into epoch (number, start_ms, end_ms, state, held_because, held_from,"
                + " input_root) values (42, 0, 1, 'HELD', ?, 'CERTIFIED', ?::bytea)",
            because,
            computed ? Optional.of("x") : Optional.empty());
  }

  private void intent(String state) {
    int _ =
        database.update(
            "insert into chain_intent (id, to_address, calldata, gas_hint, state, created_ms)"
                + " values ('epoch:42:result', '', '', 0, ?, 0)",
            state);
  }

  private String state() {
    return database
        .transactions()
        .run(connection -> {
          try (var statement = connection.createStatement();
              var row = statement.executeQuery("select state from epoch where number = 42")) {
            return row.next() ? row.getString(1) : "";
          }
        });
  }

  private void release(String... more) {
    StringWriter said = new StringWriter();
    CommandLine line = new CommandLine(new EpochsCommand()).setOut(new PrintWriter(said));
    String[] words = new String[5 + more.length];
    words[0] = "release";
    words[1] = "--config";
    words[2] = base.resolve("node.properties").toString();
    words[3] = "--epoch";
    words[4] = NUMBER;
    System.arraycopy(more, 0, words, 5, more.length);
    exit = line.execute(words);
    out = said.toString();
  }
}
