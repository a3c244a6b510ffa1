package io.trigpoint.agent.chain;

import io.trigpoint.contracts.Anvil;
import io.trigpoint.contracts.DeployCommand;
import io.trigpoint.report.EvmAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A chain of its own, with all contracts on it. */
final class AnvilRegistry implements AutoCloseable {
  private static final Path CONTRACTS = Path.of("..", "contracts");

  private final Anvil anvil = Anvil.start(CONTRACTS);
  private final ChainRpc rpc = new ChainRpc(anvil.endpoint());

  URI endpoint() {
    return anvil.endpoint();
  }

  ChainRpc rpc() {
    return rpc;
  }

  /** Puts the contracts on the chain and gives the address of the device registry. */
  EvmAddress deployRegistry() {
    return new EvmAddress(
        new DeployCommand(CONTRACTS).run(Map.of(), endpoint()).addressOf("DeviceRegistry"));
  }

  void fund(EvmAddress account) throws IOException, InterruptedException {
    var _ = rpc.call("anvil_setBalance", account.hex(), "0xde0b6b3a7640000");
  }

  @Override
  public void close() {
    anvil.close();
  }
}
