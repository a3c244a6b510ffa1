package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.Deployment;
import io.trigpoint.contracts.EmissionVaultCalls;
import io.trigpoint.node.evm.AnvilNode;
import io.trigpoint.node.evm.Finality;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.epoch.EmissionSchedule;
import io.trigpoint.rewards.epoch.EpochSchedule;
import io.trigpoint.rewards.epoch.Halving;
import io.trigpoint.rewards.epoch.RewardParameters;
import io.trigpoint.rewards.epoch.TokenAmount;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What our parameters emit, epoch by epoch, is what the deployed vault lets be minted. */
class HalvingOnChainTest {
  private static final AnvilNode ANVIL = AnvilNode.start();
  private static final RpcChain CHAIN = new RpcChain(ANVIL.rpc(), new Finality.Finalized());
  private static final EmissionSchedule SCHEDULE = RewardParameters.trigpointByUse().emission();
  private static final long DAY_MS = 86_400_000;

  @AfterAll
  static void close() {
    ANVIL.close();
  }

  @Test
  void theShippedNetworkEmitsWhatTheParametersDo() {
    EvmAddress vault = vault(Map.of("epochSeconds", 86_400));
    EmissionTerms ours = EmissionTerms.of(SCHEDULE, new EpochSchedule(1_700_000_000_000L, DAY_MS));
    assertThat(ours.difference(EmissionTerms.ofVault(CHAIN, vault))).isEmpty();
    Halving halving = SCHEDULE.halving().orElseThrow();
    LongStream.concat(edges(halving.everyEpochs()), new Random(6).longs(200, 1, 120_000))
        .forEach(epoch ->
            assertThat(halving.accrued(SCHEDULE.perEpoch(DAY_MS), epoch))
                .as("epoch %d", epoch)
                .isEqualTo(accrued(vault, epoch)));
  }

  /** Short intervals, late beginnings and low caps, until nothing is left to halve. */
  @Test
  void anyScheduleEmitsTheSameOnBothSides() {
    Random random = new Random(7);
    for (int i = 0; i < 3; i++) {
      TokenAmount initial = new TokenAmount(new BigInteger(random.nextInt(1, 90), random));
      Halving halving =
          new Halving(
              random.nextLong(1, 9),
              random.nextLong(1, 5),
              new TokenAmount(new BigInteger(95, random).add(BigInteger.ONE)));
      EvmAddress vault =
          vault(
              Map.of(
                  "firstEpoch",
                  halving.firstEpoch(),
                  "halvingEpochs",
                  halving.everyEpochs(),
                  "initialEmission",
                  initial.toString(),
                  "rewardCap",
                  halving.cap().toString()));
      for (long epoch = 1; epoch < 500; epoch += random.nextLong(1, 9)) {
        assertThat(halving.accrued(initial, epoch))
            .as("schedule %d, epoch %d", i, epoch)
            .isEqualTo(accrued(vault, epoch));
      }
    }
  }

  @Test
  void anotherScheduleIsToldInWords() {
    EmissionTerms vault = EmissionTerms.ofVault(CHAIN, vault(Map.of("halvingEpochs", 7)));
    assertThat(
            EmissionTerms.of(SCHEDULE, new EpochSchedule(1_700_000_000_000L, 60_000))
                .difference(vault))
        .hasValueSatisfying(difference ->
            assertThat(difference)
                .contains("halved every 7 epochs")
                .contains("halved every 1461 epochs"));
  }

  /** Around each halving. */
  private static LongStream edges(long every) {
    return LongStream.rangeClosed(1, 80)
        .flatMap(n -> List.of(n * every - 1, n * every, n * every + 1).stream().mapToLong(e -> e));
  }

  private static TokenAmount accrued(EvmAddress vault, long epoch) {
    String answer = CHAIN.call(vault, EmissionVaultCalls.accrued(epoch));
    return new TokenAmount(EmissionVaultCalls.decodeAmount(answer));
  }

  private static EvmAddress vault(Map<String, ?> changed) {
    Deployment deployed = ANVIL.deploy(changed);
    return new EvmAddress(deployed.addressOf("EmissionVault"));
  }
}
