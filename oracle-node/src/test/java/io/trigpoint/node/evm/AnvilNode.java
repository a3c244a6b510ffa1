package io.trigpoint.node.evm;

import io.trigpoint.contracts.Anvil;
import io.trigpoint.contracts.DeployCommand;
import io.trigpoint.contracts.Deployment;
import io.trigpoint.node.cluster.TestPorts;
import io.trigpoint.report.EvmAddress;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import tools.jackson.databind.JsonNode;

/** A real EVM in its own process on a free port, with unlocked and funded accounts. */
public final class AnvilNode implements AutoCloseable {
  private static final Path CONTRACTS = Path.of("..", "contracts");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<String> options;
  private final JsonRpc rpc;
  private Anvil anvil;

  private AnvilNode(int port, List<String> options) {
    this.options = options;
    this.anvil = Anvil.startAt(port, CONTRACTS, options.toArray(String[]::new));
    this.rpc = new JsonRpc(List.of(anvil.endpoint()), Duration.ofSeconds(10));
  }

  /** Starts it with these further options, for example {@code --no-mining}. */
  public static AnvilNode start(String... options) {
    return start(1, options);
  }

  /** With blocks that are final once so many times two others are on top. */
  public static AnvilNode start(int slotsInAnEpoch, String... options) {
    List<String> all = new ArrayList<>(List.of("--slots-in-an-epoch", "" + slotsInAnEpoch));
    all.addAll(List.of(options));
    return new AnvilNode(0, all);
  }

  /** One that keeps its chain in a file when it stops, for {@link #restart}. */
  public static AnvilNode keeping(Path state) {
    return new AnvilNode(
        TestPorts.next(), List.of("--slots-in-an-epoch", "1", "--state", state.toString()));
  }

  /** Stops it and starts it again at the same address; it forgets what waits to be mined. */
  public void restart() {
    int port = anvil.endpoint().getPort();
    anvil.close();
    anvil = Anvil.startAt(port, CONTRACTS, options.toArray(String[]::new));
  }

  public URI endpoint() {
    return anvil.endpoint();
  }

  public JsonRpc rpc() {
    return rpc;
  }

  public List<String> accounts() {
    return rpc.ask("eth_accounts").valueStream().map(JsonNode::asString).toList();
  }

  public long chainId() {
    return Long.decode(rpc.ask("eth_chainId").asString());
  }

  /** Mines blocks, which makes all but the last two of them final. */
  public void mine(int blocks) {
    var _ = rpc.ask("anvil_mine", Quantities.hex(blocks));
  }

  /** From now on blocks come only when {@link #mine} makes them. */
  public void mineOnlyWhenTold() {
    var _ = rpc.ask("evm_setAutomine", false);
  }

  /** Whether the chain has a transaction or waits to mine it. */
  public boolean knows(String hash) {
    return rpc.ask("eth_getTransactionByHash", hash).isObject();
  }

  /** Forgets a transaction that waits. */
  public void drop(String hash) {
    var _ = rpc.ask("anvil_dropTransaction", hash);
  }

  /** Replaces the latest blocks by empty ones. */
  public void reorg(int depth) {
    var _ = rpc.ask("anvil_reorg", depth, List.of());
  }

  /** The base fee of the next block, wei per gas. */
  public void baseFee(BigInteger wei) {
    var _ = rpc.ask("anvil_setNextBlockBaseFeePerGas", "0x" + wei.toString(16));
  }

  public void passTime(long seconds) {
    var _ = rpc.ask("evm_increaseTime", seconds);
    mine(1);
  }

  public void fund(EvmAddress account) {
    fund(account, BigInteger.TEN.pow(21));
  }

  /** Wei per gas that it suggests now. */
  public BigInteger gasPrice() {
    return new BigInteger(rpc.ask("eth_gasPrice").asString().substring(2), 16);
  }

  /** Gives an account so many wei, instead of what it has. */
  public void fund(EvmAddress account, BigInteger wei) {
    var _ = rpc.ask("anvil_setBalance", account.hex(), "0x" + wei.toString(16));
  }

  /** Sends from an unlocked account, mines, and gives the receipt; a revert is an exception. */
  public JsonNode send(Map<String, String> transaction) {
    String hash = rpc.ask("eth_sendTransaction", transaction).asString();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode receipt = rpc.ask("eth_getTransactionReceipt", hash);
      if (receipt.isObject()) {
        if (!receipt.path("status").asString().equals("0x1")) {
          throw new IllegalStateException("reverted: " + receipt);
        }
        return receipt;
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    throw new IllegalStateException("not mined in time: " + hash);
  }

  /** Puts all contracts on the chain, as networks/local.json says but for these keys. */
  public Deployment deploy(Map<String, ?> changed) {
    return new DeployCommand(CONTRACTS).run(changed, endpoint());
  }

  public static EvmAddress addressOf(ECKeyPair key) {
    return new EvmAddress("0x" + Keys.getAddress(key));
  }

  @Override
  public void close() {
    rpc.close();
    anvil.close();
  }
}
