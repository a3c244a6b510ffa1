package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.contracts.DistributorCalls;
import io.trigpoint.contracts.EpochRootsCalls;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows epochs until every honest owner has claimed, buys one read, audits, and checks it all.
 */
final class OnceRun {
  private static final int MOST_EPOCHS = 5;
  private static final Duration AUDIT_LIMIT = Duration.ofMinutes(2);

  private final RunningNetwork network;
  private final Progress progress;
  private final NodeApi api;
  private final EpochClaims claims;
  private final String rewardToken;

  OnceRun(RunningNetwork network, Progress progress) {
    this.network = network;
    this.progress = progress;
    this.api = network.nodes().api();
    this.claims = new EpochClaims(network.chain(), api);
    this.rewardToken = network.chain().address("RewardToken");
  }

  /** Runs to the end; what went wrong is in the checks of the summary. */
  Summary run() throws IOException {
    for (long epoch = 1; epoch <= MOST_EPOCHS; epoch++) {
      JsonNode last = awaitFinal(epoch);
      List<EpochClaims.Paid> paid = claimAll(epoch);
      Set<String> owners = new HashSet<>();
      paid.stream()
          .filter(payment -> payment.token().equals(rewardToken))
          .forEach(payment -> owners.add(payment.owner()));
      List<Account> without =
          network.cast().honestOwners().stream()
              .filter(owner -> !owners.contains(owner.address()))
              .toList();
      if (without.isEmpty()) {
        return conclude(epoch, last, paid);
      }
      progress.say(
          "epoch "
              + epoch
              + ": "
              + without.size()
              + " honest owners earned nothing yet: "
              + without.stream().map(Account::address).toList());
    }
    throw new LocalRunException(
        "no epoch of " + MOST_EPOCHS + " paid every honest owner; see the verdicts of the devices");
  }

  private JsonNode awaitFinal(long epoch) {
    long end = network.genesisMs() + epoch * network.options().epoch().toMillis();
    long wait = Math.max(0, end - System.currentTimeMillis());
    progress.say("epoch " + epoch + " ends in " + (wait + 999) / 1000 + " s");
    return Patience.await(
        "final state of epoch " + epoch,
        Duration.ofMillis(wait).plusSeconds(90),
        () ->
            api.get("/v1/epochs/" + epoch)
                .filter(answer -> answer.path("state").asText().equals("FINAL")));
  }

  private List<EpochClaims.Paid> claimAll(long epoch) throws IOException {
    List<EpochClaims.Paid> paid = new ArrayList<>();
    for (Account owner : network.cast().honestOwners()) {
      paid.addAll(claims.claim(epoch, owner));
    }
    progress.say("epoch " + epoch + " is final: " + paid.size() + " claims mined");
    return paid;
  }

  private Summary conclude(long epoch, JsonNode answer, List<EpochClaims.Paid> paid)
      throws IOException {
    Checks checks = new Checks();
    checks.put("every_honest_owner_claimed", true, "");
    Optional<PaidRead> read = Optional.empty();
    try {
      PaidRead bought = PaidRead.buy(network);
      progress.say("one read bought: " + bought.rows() + " rows for " + bought.paid());
      read = Optional.of(bought);
      boolean sold = bought.rows() > 0 && bought.paid().signum() > 0;
      checks.put("one_read_was_paid", sold, "rows " + bought.rows() + ", paid " + bought.paid());
    } catch (LocalRunException | IOException unpaid) {
      checks.put("one_read_was_paid", false, String.valueOf(unpaid.getMessage()));
    }
    audit(epoch, checks);
    checkRoots(epoch, answer, checks);
    checkMoney(epoch, paid, checks);
    checkCheats(epoch, checks);
    checkDenials(epoch, checks);
    checkVerdicts(answer, checks);
    return new Summary(epoch, answer, paid, read, checks);
  }

  private void audit(long epoch, Checks checks) {
    List<String> command =
        List.of(
            network.options().home().resolve("oracle-node/bin/trigpoint").toString(),
            "audit",
            "--epoch",
            Long.toString(epoch),
            "--from",
            network.options().base().published().toString(),
            "--rpc",
            network.chain().rpc().endpoint().toString());
    try {
      String _ = network.children().run("audit", command, AUDIT_LIMIT);
      progress.say("the audit recomputed epoch " + epoch + " and agrees");
      checks.put("audit_agrees", true, "");
    } catch (LocalRunException differs) {
      checks.put("audit_agrees", false, String.valueOf(differs.getMessage()));
    }
  }

  private void checkRoots(long epoch, JsonNode answer, Checks checks) throws IOException {
    String root = answer.path("reward_root").asText();
    String posted =
        EpochRootsCalls.decodeRootOf(
                network
                    .chain()
                    .rpc()
                    .view(network.chain().address("EpochRoots"), EpochRootsCalls.rootOf(epoch)))
            .root();
    checks.put("root_on_chain_is_the_nodes_root", posted.equals(root), posted + " and " + root);
    boolean same =
        Patience.await(
            "answer of every node",
            Duration.ofMinutes(1),
            () ->
                Optional.of(
                    api.getFromEach("/v1/epochs/" + epoch).stream()
                        .allMatch(each ->
                            each.map(json -> json.path("reward_root").asText())
                                .equals(Optional.of(root)))));
    checks.put("every_node_gives_the_same_root", same, root);
  }

  /** What was paid is what the leaf says, and a second claim is refused. */
  private void checkMoney(long epoch, List<EpochClaims.Paid> paid, Checks checks)
      throws IOException {
    boolean exact = true;
    boolean once = true;
    for (Account owner : network.cast().honestOwners()) {
      for (DistributorCalls.Claim leaf : claims.leaves(epoch, owner)) {
        exact &= claims.claimed(leaf).equals(leaf.cumulative());
        once &= claims.refusesAgain(leaf);
      }
    }
    checks.put("claims_paid_exactly_what_was_earned", exact, paid.size() + " claims");
    checks.put("a_second_claim_is_refused", once, "");
  }

  private void checkCheats(long epoch, Checks checks) throws IOException {
    for (Device device : network.cast().devices()) {
      if (!device.honest()) {
        BigInteger earned = BigInteger.ZERO;
        for (DistributorCalls.Claim leaf : claims.leaves(epoch, device.owner())) {
          earned = earned.add(leaf.cumulative());
        }
        String kind = device.kind().name().toLowerCase(java.util.Locale.ROOT);
        boolean nothing = earned.signum() == 0;
        checks.put("the_cheating_" + kind + "_earned_nothing", nothing, "earned " + earned);
        boolean seen = judged(device);
        checks.put("the_cheating_" + kind + "_was_refused", seen, "no refused report found");
      }
    }
  }

  /** A denial that names no cheat would cost an honest owner money. */
  private void checkDenials(long epoch, Checks checks) throws IOException {
    Set<String> cheats = new HashSet<>();
    for (AgentFleet.Agent agent : network.agents()) {
      if (!agent.device().honest()) {
        cheats.add(agent.deviceId());
      }
    }
    List<String> wrong = new ArrayList<>();
    JsonNode denials =
        api.get("/v1/epochs/" + epoch + "/denials?limit=1000")
            .orElseThrow(() -> new LocalRunException("no denials of epoch " + epoch))
            .path("denials");
    for (JsonNode denial : denials) {
      boolean ofCheat = false;
      for (JsonNode device : denial.path("devices")) {
        ofCheat |= cheats.contains(device.asText());
      }
      if (!ofCheat) {
        wrong.add(denial.toString());
      }
    }
    checks.put("evidence_denies_no_honest_device", wrong.isEmpty(), wrong.toString());
  }

  /**
   * A cheat that filed nothing would prove nothing: at least one of its reports must be refused.
   */
  private boolean judged(Device device) throws IOException {
    for (AgentFleet.Agent agent : network.agents()) {
      if (agent.device().equals(device)) {
        JsonNode verdicts =
            api.get("/v1/devices/" + agent.deviceId() + "/verdicts?limit=100")
                .orElseThrow(() -> new LocalRunException("no verdicts of " + device.name()))
                .path("verdicts");
        for (JsonNode verdict : verdicts) {
          if (verdict.path("outcome").asText().equalsIgnoreCase("refused")) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static void checkVerdicts(JsonNode epoch, Checks checks) {
    long reports = epoch.path("reports").asLong();
    long judged = epoch.path("accepted").asLong() + epoch.path("refused").asLong();
    checks.put(
        "every_report_has_one_verdict",
        reports > 0 && reports == judged,
        judged + " verdicts for " + reports + " reports");
  }
}
