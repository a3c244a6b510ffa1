package io.trigpoint.agent.uplink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trigpoint.agent.json.Json;
import io.trigpoint.report.DeviceId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * What the network says of this device: its registration, its newest verdicts, and what its owner
 * earned. It is asked for only when somebody looks, and at most every two minutes.
 */
public final class Standing {
  private static final long FRESH_MS = Duration.ofMinutes(2).toMillis();
  private static final int VERDICTS = 50;
  private static final int TOKEN_DECIMALS = 18;
  private static final Set<String> OUTCOMES = Set.of("accepted", "duplicate", "refused");

  private final Nodes nodes;
  private final DeviceId device;
  private final InstantSource clock;
  private volatile Optional<JsonNode> known = Optional.empty();
  private long askedMs = Long.MIN_VALUE / 2;

  public Standing(Nodes nodes, DeviceId device, InstantSource clock) {
    this.nodes = nodes;
    this.device = device;
    this.clock = clock;
  }

  /** The last answer; empty until a node gave one. */
  public Optional<JsonNode> known() {
    return known;
  }

  /** Asks in the background when the last answer is old. */
  public synchronized void want() {
    if (Math.abs(clock.millis() - askedMs) >= FRESH_MS) {
      askedMs = clock.millis();
      Thread.ofVirtual().name("standing").start(this::askInBackground);
    }
  }

  private void askInBackground() {
    try {
      known = Optional.of(ask());
    } catch (IOException unanswered) {
      // The page keeps the last answer; the failure of each node is logged where it is asked.
      return;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Empty fields are left out; a device that is not registered yet has only its status. */
  JsonNode ask() throws IOException, InterruptedException {
    ObjectNode standing = Json.object().put("asked_ms", clock.millis());
    Optional<JsonNode> registered = nodes.find("/v1/devices/" + device.hex());
    if (registered.isEmpty()) {
      return standing.put("registered", false);
    }
    standing.put("registered", true);
    Json.text(registered.get(), "status").ifPresent(status -> standing.put("status", status));
    nodes
        .find("/v1/devices/" + device.hex() + "/verdicts?limit=" + VERDICTS)
        .ifPresent(page -> count(standing, page.path("verdicts")));
    Optional<String> owner = Json.text(registered.get(), "owner");
    Optional<String> token =
        nodes
            .find("/v1/network")
            .flatMap(network -> Json.text(network.path("contracts"), "RewardToken"));
    if (owner.isPresent() && token.isPresent()) {
      nodes
          .find("/v1/epochs/latest/claims/" + owner.get())
          .ifPresent(page -> earned(standing, page, token.get()));
    }
    return standing;
  }

  /** The newest verdicts by outcome, and the refused ones by rule. */
  private static void count(ObjectNode standing, JsonNode verdicts) {
    ObjectNode outcomes = standing.putObject("verdicts");
    ObjectNode rules = standing.putObject("refused_by");
    for (JsonNode verdict : verdicts) {
      String outcome = Json.text(verdict, "outcome").orElse("");
      String rule = Json.text(verdict, "rule").orElse("");
      if (OUTCOMES.contains(outcome)) {
        outcomes.put(outcome, outcomes.path(outcome).intValue() + 1);
      }
      if (outcome.equals("refused") && rule.matches("[a-z0-9.-]{1,64}")) {
        rules.put(rule, rules.path(rule).intValue() + 1);
      }
    }
  }

  /** The owner's total of reward tokens over all its devices, up to the latest closed epoch. */
  private static void earned(ObjectNode standing, JsonNode page, String token) {
    Json.integer(page, "epoch").ifPresent(epoch -> standing.put("epoch", epoch));
    for (JsonNode claim : page.path("claims")) {
      String cumulative = Json.text(claim, "cumulative").orElse("");
      if (token.equalsIgnoreCase(claim.path("token").asText())
          && cumulative.matches("[0-9]{1,78}")) {
        standing.put(
            "owner_earned",
            new BigDecimal(cumulative)
                .movePointLeft(TOKEN_DECIMALS)
                .stripTrailingZeros()
                .toPlainString());
      }
    }
  }
}
