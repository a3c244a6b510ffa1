package io.trigpoint.node.epochs;

import io.trigpoint.contracts.EmissionVaultCalls;
import io.trigpoint.node.chain.ContractCalls;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.epoch.EmissionSchedule;
import io.trigpoint.rewards.epoch.EpochSchedule;
import io.trigpoint.rewards.epoch.Halving;
import io.trigpoint.rewards.epoch.TokenAmount;
import java.util.Optional;

/**
 * Which epochs emit how much, by the vault or by a node: results beyond the vault's are refused.
 *
 * @param genesisSeconds when epoch 1 begins, Unix time
 * @param lengthSeconds length of every epoch
 * @param initial base units of an epoch before the first halving
 * @param halving absent when it never falls
 */
public record EmissionTerms(
    long genesisSeconds, long lengthSeconds, TokenAmount initial, Optional<Halving> halving) {
  private static final int MS = 1_000;

  /** What a node computes by. */
  public static EmissionTerms of(EmissionSchedule emission, EpochSchedule epochs) {
    return new EmissionTerms(
        epochs.genesisMs() / MS,
        epochs.lengthMs() / MS,
        emission.perEpoch(epochs.lengthMs()),
        emission.halving());
  }

  /** What the vault mints by; its time of genesis is that of its first epoch. */
  public static EmissionTerms ofVault(ContractCalls calls, EvmAddress vault) {
    long first = count(calls, vault, EmissionVaultCalls.firstEpoch());
    long length = count(calls, vault, EmissionVaultCalls.epochSeconds());
    return new EmissionTerms(
        count(calls, vault, EmissionVaultCalls.genesisTime()) - (first - 1) * length,
        length,
        amount(calls, vault, EmissionVaultCalls.initialEmission()),
        Optional.of(
            new Halving(
                first,
                count(calls, vault, EmissionVaultCalls.halvingEpochs()),
                amount(calls, vault, EmissionVaultCalls.cap()))));
  }

  /** In what the vault differs from these terms; empty when in nothing. */
  public Optional<String> difference(EmissionTerms vault) {
    return equals(vault)
        ? Optional.empty()
        : Optional.of("the vault emits by " + vault.text() + ", this node by " + text());
  }

  private String text() {
    return initial
        + " base units in each "
        + lengthSeconds
        + " s from "
        + genesisSeconds
        + " on, "
        + halving
            .map(falling ->
                "halved every %d epochs from epoch %d, at most %s"
                    .formatted(falling.everyEpochs(), falling.firstEpoch(), falling.cap()))
            .orElse("never halved");
  }

  private static long count(ContractCalls calls, EvmAddress vault, String call) {
    return EmissionVaultCalls.decodeCount(calls.call(vault, call));
  }

  private static TokenAmount amount(ContractCalls calls, EvmAddress vault, String call) {
    return new TokenAmount(EmissionVaultCalls.decodeAmount(calls.call(vault, call)));
  }
}
