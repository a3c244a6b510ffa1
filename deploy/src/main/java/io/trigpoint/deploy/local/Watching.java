package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Console;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Follows a running network: claims for its owners, and shows it as lines or, on a terminal, a
 * table.
 */
final class Watching {
  private static final long PAUSE_SECONDS = 2;

  private final RunningNetwork network;
  private final Progress progress;
  private final NodeApi api;
  private final EpochClaims claims;
  private final Map<Long, String> states = new HashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long claimedUpTo;

  Watching(RunningNetwork network, Progress progress) {
    this.network = network;
    this.progress = progress;
    this.api = network.nodes().api();
    this.claims = new EpochClaims(network.chain(), api);
  }

  /** Returns only when the process is told to stop. */
  void untilStopped() {
    Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
    Optional<LiveTable> table =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .map(_ -> new LiveTable(network, api));
    progress.say("the network stays up until Ctrl-C");
    try {
      while (!stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
        look(table);
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Optional<LiveTable> table) {
    try {
      followEpochs();
      if (table.isPresent()) {
        progress.print(table.get().draw());
      }
    } catch (IOException | LocalRunException unreachable) {
      progress.say("no answer now: " + unreachable.getMessage());
    }
  }

  private void followEpochs() throws IOException {
    Optional<JsonNode> answered = api.get("/v1/network");
    long current = answered.map(answer -> answer.path("epoch").path("current").asLong()).orElse(0L);
    for (long epoch = claimedUpTo + 1; epoch <= current; epoch++) {
      Optional<JsonNode> answer = api.get("/v1/epochs/" + epoch);
      String state = answer.map(json -> json.path("state").asText()).orElse("OPEN");
      if (!state.equals(states.put(epoch, state))) {
        progress.say("epoch " + epoch + " is " + state);
      }
      if (!state.equals("FINAL")) {
        return;
      }
      claim(epoch);
      if (claimedUpTo == 0) {
        announce();
      }
      claimedUpTo = epoch;
    }
  }

  /**
   * Not before there is something to claim and to sell, so that whoever waits for it finds both.
   */
  private void announce() throws IOException {
    NetworkFile.write(network);
    progress.say("addresses, accounts and samples: " + network.options().base().networkFile());
  }

  private void claim(long epoch) throws IOException {
    int mined = 0;
    for (Account owner : network.cast().honestOwners()) {
      mined += claims.claim(epoch, owner).size();
    }
    progress.say("epoch " + epoch + ": " + mined + " claims mined; " + balances());
  }

  private String balances() throws IOException {
    BigDecimal sum = BigDecimal.ZERO;
    for (Account owner : network.cast().honestOwners()) {
      sum = sum.add(LiveTable.balance(network.chain(), owner));
    }
    return "the honest owners hold " + sum.setScale(3, RoundingMode.DOWN) + " TRIG";
  }
}
