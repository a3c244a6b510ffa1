package io.trigpoint.node.cli;

import io.trigpoint.contracts.EmissionVaultCalls;
import io.trigpoint.contracts.EpochRootsCalls.EpochPosted;
import io.trigpoint.node.epochs.PostedResults;
import io.trigpoint.node.evm.Finality;
import io.trigpoint.node.evm.JsonRpc;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.epoch.EpochSchedule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The input roots that a contract has taken, from one endpoint. */
final class PostedInputs implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long MS = 1_000;

  private final JsonRpc rpc;
  private final RpcChain chain;
  private final EvmAddress epochRoots;

  PostedInputs(URI endpoint, EvmAddress epochRoots) {
    this.rpc = new JsonRpc(List.of(endpoint), TIMEOUT);
    this.chain = new RpcChain(rpc, new Finality.Depth(0));
    this.epochRoots = epochRoots;
  }

  /** Empty while no result of the epoch is posted, or after a veto. */
  Optional<Hash32> root(long epoch) {
    long first = asked(EmissionVaultCalls.firstEpoch());
    long lengthMs = asked(EmissionVaultCalls.epochSeconds()) * MS;
    long genesisMs = asked(EmissionVaultCalls.genesisTime()) * MS;
    EpochPeriod period =
        new EpochSchedule(genesisMs - (first - 1) * lengthMs, lengthMs).period(epoch);
    return new PostedResults(chain, epochRoots)
        .of(period)
        .inForce()
        .map(EpochPosted::inputRoot)
        .map(Hash32::ofHex);
  }

  /** EpochRoots has the vault's schedule, under the same names. */
  private long asked(String calldata) {
    return EmissionVaultCalls.decodeCount(chain.call(epochRoots, calldata));
  }

  @Override
  public void close() {
    rpc.close();
  }
}
