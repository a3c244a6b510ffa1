package io.trigpoint.node;

import io.trigpoint.contracts.DeviceRegistryCalls;
import io.trigpoint.contracts.EpochRootsCalls;
import io.trigpoint.node.chain.DeviceProof;
import io.trigpoint.node.chain.EntropySource;
import io.trigpoint.node.chain.EventFollower;
import io.trigpoint.node.chain.EventFollower.Watched;
import io.trigpoint.node.chain.OutboxPolicy;
import io.trigpoint.node.chain.OutboxPump;
import io.trigpoint.node.chain.PollingLoop;
import io.trigpoint.node.chain.RegistryFollower;
import io.trigpoint.node.chain.RpcMeter;
import io.trigpoint.node.chain.SendingAccount;
import io.trigpoint.node.chain.TransactionGateway;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.evm.Finality;
import io.trigpoint.node.evm.JsonRpc;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.node.evm.RpcTransactions;
import io.trigpoint.node.keys.NodeKeys;
import io.trigpoint.node.store.SqlChainOutbox;
import io.trigpoint.node.store.SqlDeviceRegister;
import io.trigpoint.node.store.SqlEntropyLedger;
import io.trigpoint.node.store.SqlEventInbox;
import io.trigpoint.report.SignatureCheck;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;

/** The chain as the use cases see it, and the work that keeps up with it. */
record ChainParts(
    RpcChain chain, TransactionGateway gateway, SqlChainOutbox outbox, SqlEntropyLedger entropy) {
  private static final Duration RPC_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration FOLLOW_EVERY = Duration.ofSeconds(1);
  private static final Duration PUMP_EVERY = Duration.ofMillis(300);

  static ChainParts open(
      NodeConfig config,
      NodeKeys keys,
      StoreParts store,
      SignatureCheck signatures,
      RpcMeter meter,
      InstantSource clock,
      Opened opened) {
    NodeConfig.Contracts contracts = config.chain().contracts();
    long chainId = config.chain().network().value();
    JsonRpc.Trust trust =
        new JsonRpc.Trust(config.chain().quorum(), OptionalLong.of(chainId), meter);
    JsonRpc rpc = opened.keep(new JsonRpc(config.chain().rpc(), RPC_TIMEOUT, trust));
    RpcChain chain = new RpcChain(rpc, new Finality.Finalized());
    SqlChainOutbox outbox = new SqlChainOutbox(store.transactions(), clock);
    SqlEntropyLedger entropy = new SqlEntropyLedger(store.transactions());
    SqlEventInbox inbox = new SqlEventInbox(store.transactions(), chainId);
    EventFollower events =
        new EventFollower(
            chain,
            inbox,
            List.of(
                new Watched(contracts.deviceRegistry(), DeviceRegistryCalls.eventTopics()),
                new Watched(contracts.epochRoots(), EpochRootsCalls.eventTopics())),
            contracts.deployment().firstBlock());
    RegistryFollower registry =
        new RegistryFollower(
            inbox,
            new SqlDeviceRegister(store.transactions()),
            new DeviceProof(chainId, contracts.deviceRegistry(), signatures),
            contracts.deviceRegistry());
    EntropySource source =
        new EntropySource(chain, entropy, config.epochs().entropyPeriod().toMillis(), clock);
    TransactionGateway gateway = new RpcTransactions(rpc, chain);
    OutboxPump pump =
        new OutboxPump(
            outbox,
            gateway,
            new SendingAccount(chainId, keys.send()),
            OutboxPolicy.standard(),
            clock);
    opened.add(PollingLoop.start("registry", FOLLOW_EVERY, () -> follow(events, registry)));
    opened.add(PollingLoop.start("entropy", FOLLOW_EVERY, source::step));
    opened.add(PollingLoop.start("outbox", PUMP_EVERY, pump::step));
    return new ChainParts(chain, gateway, outbox, entropy);
  }

  private static void follow(EventFollower events, RegistryFollower registry) {
    if (events.step()) {
      registry.step();
    }
  }
}
