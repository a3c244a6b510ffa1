package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.contracts.StablecoinCalls;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** The network as a table for a terminal: epoch, devices with their last verdict, balances. */
final class LiveTable {
  private static final String CLEAR = "\u001b[H\u001b[2J";

  private final RunningNetwork network;
  private final NodeApi api;

  LiveTable(RunningNetwork network, NodeApi api) {
    this.network = network;
    this.api = api;
  }

  String draw() throws IOException {
    StringBuilder screen = new StringBuilder(CLEAR);
    Optional<JsonNode> latest = api.get("/v1/epochs/latest");
    latest.ifPresent(epoch ->
        screen.append(
            String.format(
                Locale.ROOT,
                "epoch %s %s: %s reports, %s accepted, %s refused%n%n",
                epoch.path("epoch").asText(),
                epoch.path("state").asText(),
                epoch.path("reports").asText(),
                epoch.path("accepted").asText(),
                epoch.path("refused").asText())));
    screen.append(
        String.format(
            Locale.ROOT,
            "%-12s %-8s %-7s %-34s %14s%n",
            "device",
            "kind",
            "",
            "last verdict",
            "TRIG"));
    for (AgentFleet.Agent agent : network.agents()) {
      screen.append(row(agent));
    }
    return screen.append("\nCtrl-C ends the network\n").toString();
  }

  private String row(AgentFleet.Agent agent) throws IOException {
    Device device = agent.device();
    String verdict =
        api.get("/v1/devices/" + agent.deviceId() + "/verdicts?limit=1")
            .map(answer -> answer.path("verdicts").path(0))
            .filter(JsonNode::isObject)
            .map(last -> last.path("outcome").asText() + " " + last.path("rule").asText())
            .orElse("none yet");
    return String.format(
        Locale.ROOT,
        "%-12s %-8s %-7s %-34.34s %14s%n",
        device.name(),
        device.kind().name().toLowerCase(Locale.ROOT),
        device.honest() ? "" : "cheats",
        verdict,
        balance(network.chain(), device.owner()).setScale(4, RoundingMode.DOWN));
  }

  /** An owner's reward tokens, whole ones. */
  static BigDecimal balance(LocalChain chain, Account owner) throws IOException {
    BigInteger units =
        StablecoinCalls.decodeBalanceOf(
            chain
                .rpc()
                .view(chain.address("RewardToken"), StablecoinCalls.balanceOf(owner.address())));
    return new BigDecimal(units).movePointLeft(18);
  }
}
