package io.trigpoint.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What endpoints of the chain do to a network that asks them. */
final class EndpointStrikes {
  private static final String REPLACEMENTS =
      "select count(*) from (select 1 from chain_tx group by account, nonce having count(*) > 1) n";
  private static final String UNDERPRICED =
      "select count(*) from chain_tx where complaint = 'UNDERPRICED'";
  private static final int BLOCKS_OF_CLIMBING = 120;
  private static final BigInteger HIGHEST = BigInteger.TWO.multiply(BigInteger.TEN.pow(11));
  private static final BigInteger EIGHT = BigInteger.valueOf(8);

  private EndpointStrikes() {}

  /** The last endpoint lies until an epoch is final; nodes name it, and no other. */
  static Strike lies(String what) {
    return network -> {
      List<URI> all = network.endpoints().addresses();
      URI liar = all.getLast();
      long before = namings(network, liar);
      JsonNode _ = finalWhile(network, what);
      long named =
          Patience.await(
              "mention of the endpoint with " + what,
              Strike.PATIENCE,
              () -> Optional.of(namings(network, liar)).filter(now -> now > before));
      network.endpoints().tell(all.size() - 1, "honest");
      network.say("the endpoint with " + what + " was named " + (named - before) + " times");
      for (URI honest : all.subList(0, all.size() - 1)) {
        assertThat(namings(network, honest)).as("namings of %s", honest).isZero();
      }
    };
  }

  /** The last endpoint's chain ends where it ends now; it is named when that is long ago. */
  static Strike stale() {
    return network -> {
      JsonNode _ = finalWhile(network, "old-head");
    };
  }

  private static JsonNode finalWhile(FaultNetwork network, String what) throws Exception {
    int last = network.endpoints().addresses().size() - 1;
    network.endpoints().tell(last, what);
    long epoch = network.currentEpoch();
    network.say("an endpoint has " + what + " in epoch " + epoch);
    JsonNode answer = network.awaitFinal(epoch, Strike.PATIENCE);
    network.say("epoch " + epoch + " is final");
    return answer;
  }

  /** How often nodes logged that an endpoint was outvoted. */
  private static long namings(FaultNetwork network, URI endpoint) throws Exception {
    String naming = "rpc_disagreement: " + endpoint.getAuthority() + " ";
    long count = 0;
    for (int node = 0; node < FaultNetwork.NODES; node++) {
      count += network.log(node).lines().filter(line -> line.contains(naming)).count();
    }
    return count;
  }

  /**
   * The base fee rises by an eighth a block above what is offered, until a transaction is offered
   * again for more; the endpoint takes that only by the rule of 10 %.
   */
  static Strike feeClimb() {
    return network -> {
      network.endpoints().tell(0, "replacement-rule");
      long before = network.database().count(REPLACEMENTS);
      String hash = Strike.whileOneWaits(network, _ -> setBaseFee(network, BigInteger.TEN.pow(11)));
      network.say("the base fee is 100 gwei while " + hash + " waits, and climbs");
      BigInteger fee = BigInteger.TEN.pow(11);
      for (int i = 0;
          i < BLOCKS_OF_CLIMBING && network.database().count(REPLACEMENTS) == before;
          i++) {
        fee = fee.add(fee.divide(EIGHT)).min(HIGHEST);
        setBaseFee(network, fee);
        Strike.pauseUntil(System.currentTimeMillis() + 1_000);
      }
      network.say("the base fee was " + fee.divide(BigInteger.TEN.pow(9)) + " gwei at the end");
      assertThat(network.database().count(REPLACEMENTS))
          .as("nonces with replacements")
          .isGreaterThan(before);
      JsonNode _ = network.awaitFinal(network.currentEpoch(), Strike.PATIENCE);
      assertThat(network.database().count(UNDERPRICED))
          .as("replacements that the pool refused")
          .isZero();
    };
  }

  private static void setBaseFee(FaultNetwork network, BigInteger wei) throws java.io.IOException {
    JsonNode _ =
        network
            .chain()
            .rpc()
            .call("anvil_setNextBlockBaseFeePerGas", List.of("0x" + wei.toString(16)));
  }
}
