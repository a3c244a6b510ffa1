package io.trigpoint.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.contracts.DistributorCalls;
import io.trigpoint.contracts.EpochRootsCalls;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold of a network after whatever has happened to it. */
final class Aftermath {
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(5);
  private static final Duration AUDIT_LIMIT = Duration.ofMinutes(2);

  private final FaultNetwork network;
  private final LocalChain chain;
  private final long last;

  private Aftermath(FaultNetwork network, long last) {
    this.network = network;
    this.chain = network.chain();
    this.last = last;
  }

  /**
   * Waits until all stations are served again and the epoch of then is final, without a hand, and
   * checks all epochs until then.
   */
  static void holds(FaultNetwork network) throws Exception {
    network.awaitFreshReceipts();
    long last = network.currentEpoch();
    long untilEnd = Math.max(0, network.endMs(last) - System.currentTimeMillis());
    JsonNode _ = network.awaitFinal(last, SETTLED_WITHIN.plusMillis(untilEnd));
    network.say("epoch " + last + " is final");
    Aftermath aftermath = new Aftermath(network, last);
    aftermath.everyAcknowledgedReportIsInItsEpochAlone();
    aftermath.everyEpochHasOneResult();
    aftermath.everySendingHadOneEffect();
    aftermath.everyLeafIsPaidOnce();
    aftermath.theAuditAgrees();
    network.say("epochs 1 to " + last + " hold");
  }

  private void everyAcknowledgedReportIsInItsEpochAlone() throws Exception {
    PublishedReports.hold(network.acknowledged(), network.options().base().published(), last);
  }

  /** Each node knows every epoch as final with one root, and no other was posted. */
  private void everyEpochHasOneResult() throws Exception {
    Map<Long, List<String>> posted = new HashMap<>();
    Map<String, Object> filter =
        Map.of(
            "address",
            chain.address("EpochRoots"),
            "topics",
            List.of(EpochRootsCalls.EPOCH_POSTED),
            "fromBlock",
            "0x0");
    for (JsonNode log : chain.rpc().call("eth_getLogs", List.of(filter))) {
      EpochRootsCalls.EpochPosted event =
          EpochRootsCalls.decodeEpochPosted(Logs.entry(log)).orElseThrow();
      posted.computeIfAbsent(event.epoch(), _ -> new ArrayList<>()).add(event.rewardRoot());
    }
    assertThat(posted).as("postings by epoch").isNotEmpty();
    posted.forEach((epoch, roots) -> assertThat(roots).as("epoch %s", epoch).hasSize(1));
    for (long epoch = 1; epoch <= last; epoch++) {
      List<Optional<JsonNode>> answers = network.api().getFromEach("/v1/epochs/" + epoch);
      for (Optional<JsonNode> answer : answers) {
        JsonNode entry = answer.orElseThrow();
        assertThat(entry.path("state").asText()).as("epoch %s", epoch).isEqualTo("FINAL");
        if (posted.containsKey(epoch)) {
          assertThat(entry.path("reward_root").asText()).isEqualTo(posted.get(epoch).getFirst());
        }
      }
    }
  }

  /** The sender's nonces have no gap, and no call of its has succeeded twice. */
  private void everySendingHadOneEffect() throws Exception {
    BigInteger height = chain.rpc().number("eth_blockNumber", List.of());
    List<Long> nonces = new ArrayList<>();
    Map<String, Integer> effects = new HashMap<>();
    for (long block = 0; block <= height.longValueExact(); block++) {
      JsonNode found =
          chain.rpc().call("eth_getBlockByNumber", List.of("0x" + Long.toHexString(block), true));
      for (JsonNode transaction : found.path("transactions")) {
        if (transaction.path("from").asText().equalsIgnoreCase(FaultNetwork.SENDER)) {
          nonces.add(JsonRpc.quantity(transaction.path("nonce")).longValueExact());
          if (succeeded(transaction)) {
            int _ = effects.merge(transaction.path("input").asText(), 1, Integer::sum);
          }
        }
      }
    }
    assertThat(nonces).as("transactions of the sender").isNotEmpty();
    for (int i = 0; i < nonces.size(); i++) {
      assertThat(nonces.get(i)).as("nonces in order: %s", nonces).isEqualTo(i);
    }
    effects.remove("0x");
    assertThat(effects.values()).as("successes of each call").containsOnly(1);
  }

  private boolean succeeded(JsonNode transaction) throws Exception {
    return chain
        .rpc()
        .receipt(transaction.path("hash").asText())
        .filter(receipt -> receipt.path("status").asText().equals("0x1"))
        .isPresent();
  }

  private void everyLeafIsPaidOnce() throws Exception {
    EpochClaims claims = new EpochClaims(chain, network.api());
    for (SteadyReporter reporter : network.reporters()) {
      List<EpochClaims.Paid> _ = claims.claim(last, reporter.owner());
      List<DistributorCalls.Claim> leaves = claims.leaves(last, reporter.owner());
      assertThat(leaves).as("leaves of %s", reporter.owner().address()).isNotEmpty();
      for (DistributorCalls.Claim leaf : leaves) {
        assertThat(claims.claimed(leaf)).isEqualTo(leaf.cumulative());
        assertThat(claims.refusesAgain(leaf)).isTrue();
      }
    }
  }

  private void theAuditAgrees() {
    String _ =
        network
            .children()
            .run(
                "audit",
                List.of(
                    network.options().home().resolve("oracle-node/bin/trigpoint").toString(),
                    "audit",
                    "--epoch",
                    Long.toString(last),
                    "--from",
                    network.options().base().published().toString(),
                    "--rpc",
                    chain.rpc().endpoint().toString()),
                AUDIT_LIMIT);
  }
}
