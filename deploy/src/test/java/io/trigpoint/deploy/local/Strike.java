package io.trigpoint.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.node.Failpoint;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Something bad that happens to a running network. It leaves all processes running again. */
interface Strike {
  Duration PATIENCE = Duration.ofMinutes(4);

  /** What a device is told that may send the same bytes again. */
  String LATER = "503 Retry-After";

  void on(FaultNetwork network) throws Exception;

  /** PostgreSQL is away for a while, from shortly before an epoch ends until all stations know. */
  static Strike databaseStopped(Duration away) {
    return network -> {
      long epoch = network.currentEpoch();
      pauseUntil(network.endMs(epoch) - 3_000);
      network.database().stop();
      network.say(
          "PostgreSQL is stopped for " + away.toSeconds() + " s as epoch " + epoch + " ends");
      pauseUntil(System.currentTimeMillis() + away.toMillis());
      boolean _ =
          Patience.await(
              "503 with Retry-After for every station",
              PATIENCE,
              () ->
                  Optional.of(
                          network.reporters().stream()
                              .allMatch(each -> each.answers().contains(LATER)))
                      .filter(told -> told));
      network.database().start();
      assertThat(network.reporters())
          .allSatisfy(reporter -> assertThat(reporter.answers()).isSubsetOf("200", LATER));
    };
  }

  /** PostgreSQL stands still, from shortly before an epoch ends, with all its connections. */
  static Strike databaseFrozen(Duration time) {
    return network -> {
      long epoch = network.currentEpoch();
      pauseUntil(network.endMs(epoch) - 3_000);
      List<ProcessHandle> frozen = network.database().processes();
      frozen.forEach(each -> Signals.send("STOP", each.pid()));
      network.say(
          "PostgreSQL's "
              + frozen.size()
              + " processes are frozen for "
              + time.toSeconds()
              + " s as epoch "
              + epoch
              + " ends");
      pauseUntil(System.currentTimeMillis() + time.toMillis());
      frozen.forEach(each -> Signals.send("CONT", each.pid()));
      network.say("PostgreSQL goes on");
      assertThat(network.reporters())
          .allSatisfy(reporter -> assertThat(reporter.answers()).isSubsetOf("200", LATER));
    };
  }

  /**
   * The first of some nodes that comes by a point freezes there, the others finish the epoch
   * without it, and it goes on as if no time had passed.
   */
  static Strike frozenAt(Failpoint point, int... nodes) {
    return network -> {
      for (int node : nodes) {
        network.wishes().arm(FaultNetwork.name(node), point.code() + ":1:stop");
      }
      int frozen =
          Patience.await("freeze at " + point.code(), PATIENCE, () -> firstFrozen(network));
      for (int node : nodes) {
        network.wishes().disarm(FaultNetwork.name(node));
      }
      long epoch = network.currentEpoch();
      network.say(FaultNetwork.name(frozen) + " is frozen at " + point.code() + " in " + epoch);
      JsonNode _ = network.awaitFinalAtOthersThan(frozen, epoch, PATIENCE);
      Signals.send("CONT", network.node(frozen).pid());
      network.say("epoch " + epoch + " is final; " + FaultNetwork.name(frozen) + " goes on");
    };
  }

  private static Optional<Integer> firstFrozen(FaultNetwork network) throws IOException {
    for (int node = 0; node < FaultNetwork.NODES; node++) {
      if (Signals.isFrozen(network.node(node))) {
        return Optional.of(node);
      }
    }
    return Optional.empty();
  }

  /** The chain forgets its newest blocks just after the operator's transaction came into one. */
  static Strike reorg(int depth) {
    return network -> {
      BigInteger before = network.sent();
      BigInteger _ =
          Patience.await(
              "a posting",
              PATIENCE,
              () -> Optional.of(network.sent()).filter(now -> now.compareTo(before) > 0));
      JsonNode _ = network.chain().rpc().call("anvil_reorg", List.of(depth, List.of()));
      network.say("a reorganisation of depth " + depth + " after a posting");
    };
  }

  /** The chain's nodes lose the operator's transaction before it is mined. */
  static Strike transactionDropped() {
    return network -> {
      String hash =
          whileOneWaits(
              network,
              waiting -> {
                JsonNode _ = network.chain().rpc().call("anvil_dropTransaction", List.of(waiting));
              });
      network.say("transaction " + hash + " is dropped");
    };
  }

  /** The base fee rises above what the operator's waiting transaction offers. */
  static Strike feeSpike() {
    String price = "0x" + BigInteger.TEN.pow(11).toString(16);
    return network -> {
      String hash =
          whileOneWaits(
              network,
              _ -> {
                JsonNode _ =
                    network.chain().rpc().call("anvil_setNextBlockBaseFeePerGas", List.of(price));
              });
      network.say("the base fee is 100 gwei while " + hash + " waits");
    };
  }

  /** Nothing can be published for a while: epochs wait and say why, reports are still taken. */
  static Strike diskFull(SmallDisk disk) {
    return network -> {
      disk.fill();
      long epoch = network.currentEpoch();
      network.say("the disk is full in epoch " + epoch);
      pauseUntil(network.endMs(epoch));
      int before = network.acknowledged().size();
      boolean _ =
          Patience.await(
              "complaint of a node about the disk, and further receipts",
              PATIENCE,
              () -> {
                boolean complained = false;
                for (int node = 0; node < FaultNetwork.NODES; node++) {
                  complained |= network.log(node).contains("No space left on device");
                }
                return Optional.of(complained && network.acknowledged().size() > before)
                    .filter(seen -> seen);
              });
      assertThat(network.reporters())
          .allSatisfy(reporter -> assertThat(reporter.answers()).containsExactly("200"));
      disk.makeRoom();
      network.say("the disk has room again");
    };
  }

  /** The chain's process ends and comes back with its state. */
  static Strike chainRestarted() {
    return network -> {
      network.restartChain();
      network.say("the chain was started again");
    };
  }

  /** What is done to a transaction that waits. */
  interface Interference {
    void with(String transaction) throws IOException;
  }

  /** Tries until it was in time: the transaction has no receipt afterwards. */
  static String whileOneWaits(FaultNetwork network, Interference interference) {
    return Patience.await(
        "a waiting transaction",
        PATIENCE,
        () -> {
          Optional<String> hash = waiting(network);
          if (hash.isPresent()) {
            interference.with(hash.get());
          }
          return hash.isPresent() && network.chain().rpc().receipt(hash.get()).isEmpty()
              ? hash
              : Optional.empty();
        });
  }

  private static Optional<String> waiting(FaultNetwork network) throws IOException {
    for (JsonNode account :
        network.chain().rpc().call("txpool_content", List.of()).path("pending")) {
      for (JsonNode transaction : account) {
        if (transaction.path("from").asText().equalsIgnoreCase(FaultNetwork.SENDER)) {
          return Optional.of(transaction.path("hash").asText());
        }
      }
    }
    return Optional.empty();
  }

  /** The moment of a fault is part of the test; nothing is waited for here. */
  static void pauseUntil(long timeMs) {
    LockSupport.parkUntil(timeMs);
  }
}
