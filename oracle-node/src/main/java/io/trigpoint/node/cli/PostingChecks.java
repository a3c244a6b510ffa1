package io.trigpoint.node.cli;

import io.trigpoint.contracts.QuorumSignatures;
import io.trigpoint.node.config.ConfigException;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.epochs.EpochContracts;
import io.trigpoint.node.epochs.SignerSet;
import io.trigpoint.node.keys.NodeKeys;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.epoch.EpochSchedule;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Whether the contracts will take a result from these keys, and the send key can pay for it. */
record PostingChecks(Diagnosis diagnosis, InstantSource clock) {
  /** Gas of the costliest result in docs/results/gas.md, rounded up. */
  private static final BigInteger POSTING_GAS = BigInteger.valueOf(160_000);

  private static final BigInteger COMFORTABLE_POSTINGS = BigInteger.valueOf(20);
  private static final int WEI_DECIMALS = 18;

  /** Says nothing when the keys cannot be read, which is a fault of its own. */
  void run(NodeConfig config, RpcProbe probe) throws IOException {
    NodeKeys keys;
    try {
      keys = NodeKeys.read(config.keys());
    } catch (ConfigException reportedAlready) {
      return;
    }
    funds(keys.send().address(), probe);
    NodeConfig.Contracts contracts = config.chain().contracts();
    if (probe.hasCode(contracts.signerSets().hex())) {
      EpochContracts calls =
          new EpochContracts(
              probe::call, probe::call, contracts.signerSets(), contracts.epochRoots());
      signer(config, keys.attest().address(), calls);
    }
  }

  private void funds(EvmAddress sender, RpcProbe probe) throws IOException {
    BigInteger balance = probe.balance(sender);
    BigInteger price = probe.gasPrice().max(BigInteger.ONE);
    BigInteger postings = balance.divide(POSTING_GAS.multiply(price));
    String what = "send account";
    String found =
        sender
            + " has "
            + new BigDecimal(balance, WEI_DECIMALS).stripTrailingZeros().toPlainString()
            + " of the chain's coin, enough for "
            + postings
            + " postings at the present price";
    String hint = "send some of the chain's coin to it; results wait until it can pay";
    if (postings.signum() == 0) {
      diagnosis.fail(what, found, hint);
    } else if (postings.compareTo(COMFORTABLE_POSTINGS) < 0) {
      diagnosis.warn(what, found, hint);
    } else {
      diagnosis.ok(what, found);
    }
  }

  private void signer(NodeConfig config, EvmAddress attest, EpochContracts contracts) {
    EpochSchedule schedule =
        new EpochSchedule(config.epochs().genesisMs(), config.epochs().length().toMillis());
    long open = Math.max(1, schedule.numberAt(clock.millis()));
    Optional<SignerSet> set = contracts.signersOf(open);
    String what = "signer set";
    if (set.isEmpty()) {
      diagnosis.fail(
          what,
          "none is active in epoch " + open,
          "the governor adds one to SignerSets; until then epochs are held");
      return;
    }
    List<EvmAddress> signers = set.get().signers();
    String found = "set " + set.get().id() + " of epoch " + open;
    if (!signers.contains(attest)) {
      diagnosis.fail(
          what,
          "the attest key " + attest + " is not in " + found + ": " + signers,
          "put the key of a signer in keys.attest, or have the governor add this one");
    } else if (QuorumSignatures.threshold(signers.size()) != 1) {
      diagnosis.fail(
          what,
          "the attest key " + attest + " alone is no quorum of " + found + ": " + signers,
          "results wait for other signers, which nodes do not collect yet");
    } else {
      diagnosis.ok(what, "the attest key is in " + found);
    }
  }
}
