package io.trigpoint.node.cli;

import io.trigpoint.contracts.Deployment;
import io.trigpoint.contracts.EmissionVaultCalls;
import io.trigpoint.contracts.RewardTokenCalls;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.epochs.EmissionTerms;
import io.trigpoint.node.epochs.ParameterSet;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.epoch.EpochSchedule;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Whether an endpoint follows the right chain, and the contracts are on it. */
record ChainChecks(Diagnosis diagnosis, InstantSource clock) {
  private static final long STALE_BLOCK_MS = 300_000;
  private static final String VAULT = "EmissionVault";

  void run(NodeConfig config) {
    config.chain().rpc().forEach(endpoint -> endpoint(config, endpoint));
  }

  private void endpoint(NodeConfig config, URI endpoint) {
    String what = "chain.rpc";
    String at = endpoint.getAuthority();
    try {
      RpcProbe probe = new RpcProbe(endpoint);
      long id = probe.chainId();
      long wanted = config.chain().network().value();
      if (id != wanted) {
        diagnosis.fail(
            what,
            at + " is on chain " + id + ", network.chain-id is " + wanted,
            "set both to the same chain");
        return;
      }
      diagnosis.ok(what, at + ", chain " + id);
      block(clock.millis() - 1_000 * probe.latestBlockSeconds());
      SequencedMap<String, Deployment.Contract> contracts =
          config.chain().contracts().deployment().contracts();
      for (Map.Entry<String, Deployment.Contract> contract : contracts.entrySet()) {
        contract(probe, contract.getKey(), contract.getValue());
      }
      emission(config, probe);
      vault(config, probe);
      new PostingChecks(diagnosis, clock).run(config, probe);
    } catch (IOException | RuntimeException unreachable) {
      diagnosis.fail(
          what,
          String.valueOf(unreachable.getMessage()),
          "check chain.rpc, and that the endpoint runs");
    }
  }

  private void block(long ageMs) {
    if (ageMs > STALE_BLOCK_MS) {
      diagnosis.fail(
          "clock, chain",
          "the latest block is " + ageMs / 1_000 + " s old",
          "the clock is ahead, or the endpoint has stopped following the chain");
    } else if (ageMs < -Diagnosis.CLOCK_TOLERANCE_MS) {
      diagnosis.fail(
          "clock, chain",
          "the latest block is " + -ageMs / 1_000 + " s in the future",
          "the clock is behind; synchronise it, for example by NTP");
    } else {
      diagnosis.ok("clock, chain", "the latest block is " + Math.max(0, ageMs) + " ms old");
    }
  }

  private void contract(RpcProbe probe, String name, Deployment.Contract contract)
      throws IOException {
    String code = probe.code(contract.address());
    if (code.length() <= 2) {
      diagnosis.fail(
          name,
          "no contract at " + contract.address(),
          "contracts.file must be the record of this chain's deployment");
    } else if (contract.hasCode(code)) {
      diagnosis.ok(name, contract.address());
    } else {
      diagnosis.fail(
          name,
          "other code at " + contract.address() + " than the record's " + contract.codeHash(),
          "contracts.file must be the record of this chain's deployment; do not go on with it");
    }
  }

  /** Whether the vault may mint, and does so for the Distributor that claims are sent to. */
  private void vault(NodeConfig config, RpcProbe probe) throws IOException {
    NodeConfig.Contracts contracts = config.chain().contracts();
    Deployment deployment = contracts.deployment();
    String token = contracts.rewardToken().hex();
    if (!deployment.contracts().containsKey(VAULT)
        || !probe.hasCode(deployment.addressOf(VAULT))
        || !probe.hasCode(token)) {
      return;
    }
    EvmAddress vault = new EvmAddress(deployment.addressOf(VAULT));
    EvmAddress minter =
        new EvmAddress(
            RewardTokenCalls.decodeMinter(
                probe.call(contracts.rewardToken(), RewardTokenCalls.minter())));
    EvmAddress payer =
        new EvmAddress(
            EmissionVaultCalls.decodeDistributor(
                probe.call(vault, EmissionVaultCalls.distributor())));
    String hint = "contracts.file mixes deployments; take the record of one of them whole";
    if (!minter.equals(vault)) {
      diagnosis.fail("vault", "RewardToken is minted by " + minter + ", not by " + vault, hint);
    } else if (!payer.equals(contracts.distributor())
        && probe.hasCode(contracts.distributor().hex())) {
      diagnosis.fail(
          "vault", vault + " mints for " + payer + ", not for " + contracts.distributor(), hint);
    } else {
      diagnosis.ok("vault", "may mint, for the Distributor");
    }
  }

  /** Whether the vault mints what the node's parameters emit. */
  private void emission(NodeConfig config, RpcProbe probe) throws IOException {
    Deployment deployment = config.chain().contracts().deployment();
    Optional<ParameterSet> parameters = ParameterSet.byId(config.epochs().parameters());
    if (parameters.isEmpty()
        || !deployment.contracts().containsKey(VAULT)
        || !probe.hasCode(deployment.addressOf(VAULT))) {
      return;
    }
    EpochSchedule epochs =
        new EpochSchedule(config.epochs().genesisMs(), config.epochs().length().toMillis());
    Optional<String> difference =
        EmissionTerms.of(parameters.get().rewards().emission(), epochs)
            .difference(
                EmissionTerms.ofVault(probe::call, new EvmAddress(deployment.addressOf(VAULT))));
    if (difference.isPresent()) {
      diagnosis.fail(
          "emission",
          difference.get(),
          "epoch.genesis-ms, epoch.length and parameters.set must be those of the deployment");
    } else {
      diagnosis.ok("emission", "the vault's schedule is that of " + parameters.get().id());
    }
  }
}
