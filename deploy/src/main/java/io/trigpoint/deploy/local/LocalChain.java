package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.contracts.DeployCommand;
import io.trigpoint.contracts.Deployment;
import io.trigpoint.contracts.StablecoinCalls;
import io.trigpoint.rewards.epoch.RewardParameters;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** An anvil process with the contracts on it. */
public final class LocalChain {
  public static final long CHAIN_ID = 31337;
  static final int ACCOUNTS = 64;
  private static final int BLOCK_SECONDS = 1;
  private static final Duration DEPLOY_LIMIT = Duration.ofSeconds(60);
  private static final BigInteger BUYER_FUNDS = BigInteger.valueOf(1_000_000_000L);

  private final JsonRpc rpc;
  private final Deployment deployment;
  private final ProcessSpec server;

  private LocalChain(JsonRpc rpc, Deployment deployment, ProcessSpec server) {
    this.rpc = rpc;
    this.server = server;
    this.deployment = deployment;
  }

  /** Who does what; one account, one role. */
  public enum Role {
    DEPLOYER(0),
    GUARDIAN(1),
    ATTEST(2),
    SEND(3),
    TREASURY(4),
    BUYER(5);

    private final int index;

    Role(int index) {
      this.index = index;
    }

    Account account() {
      return Account.ofIndex(index);
    }
  }

  /**
   * Starts the chain, deploys the contracts, funds the buyer, and lets blocks come by the second.
   */
  static LocalChain start(LocalOptions options, long genesisMs, Children children, FreePorts ports)
      throws IOException {
    return start(options, genesisMs, List.of("--slots-in-an-epoch", "1"), children, ports);
  }

  /** As above, with options for anvil. */
  static LocalChain start(
      LocalOptions options,
      long genesisMs,
      List<String> anvilOptions,
      Children children,
      FreePorts ports)
      throws IOException {
    int port = ports.next();
    ProcessSpec server = anvil(options, port, anvilOptions);
    Process _ = children.start(server);
    JsonRpc rpc = new JsonRpc(URI.create("http://127.0.0.1:" + port));
    BigInteger _ =
        Patience.await(
            "answer of the local chain",
            Duration.ofSeconds(20),
            () -> {
              children.requireAlive("anvil");
              return Optional.of(rpc.number("eth_blockNumber", List.of()));
            });
    LocalChain chain =
        new LocalChain(rpc, deploy(options, genesisMs, children, rpc.endpoint()), server);
    JsonNode _ =
        chain
            .wallet(Role.DEPLOYER.account())
            .transact(
                chain.address("Stablecoin"),
                StablecoinCalls.mint(Role.BUYER.account().address(), BUYER_FUNDS));
    JsonNode _ = rpc.call("evm_setIntervalMining", List.of(BLOCK_SECONDS));
    return chain;
  }

  private static ProcessSpec anvil(LocalOptions options, int port, List<String> further) {
    List<String> command =
        new ArrayList<>(
            List.of(
                options.home().resolve("contracts/bin/anvil").toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--chain-id",
                Long.toString(CHAIN_ID),
                "--accounts",
                Integer.toString(ACCOUNTS),
                "--mnemonic",
                Account.MNEMONIC,
                "--silent"));
    command.addAll(further);
    return new ProcessSpec("anvil", command, false);
  }

  private static Deployment deploy(LocalOptions options, long genesisMs, Children children, URI rpc)
      throws IOException {
    DeployCommand command = new DeployCommand(options.home().resolve("contracts"));
    Path network =
        command.writeNetwork(
            options.base().folder("contracts.network.json"), settings(options, genesisMs));
    Path record = options.base().contractsFile();
    String _ = children.run("deploy", command.words(network, rpc, record), DEPLOY_LIMIT);
    return Deployment.read(record);
  }

  private static Map<String, Object> settings(LocalOptions options, long genesisMs) {
    BigInteger emission =
        RewardParameters.trigpointByUse()
            .emission()
            .perEpoch(options.epoch().toMillis())
            .baseUnits();
    return Map.of(
        "deployer",
        Role.DEPLOYER.account().address(),
        "governor",
        Role.DEPLOYER.account().address(),
        "guardian",
        Role.GUARDIAN.account().address(),
        "signers",
        List.of(Role.ATTEST.account().address()),
        "treasury",
        Role.TREASURY.account().address(),
        "genesisSeconds",
        genesisMs / 1_000,
        "epochSeconds",
        options.epoch().toSeconds(),
        "initialEmission",
        emission.toString());
  }

  /** How the chain's process is started. */
  ProcessSpec server() {
    return server;
  }

  public JsonRpc rpc() {
    return rpc;
  }

  /** A contract's address. */
  public String address(String contract) {
    return deployment.addressOf(contract);
  }

  /** Addresses by the names of GET /v1/network. */
  public SequencedMap<String, String> addresses() {
    return deployment.addresses();
  }

  Wallet wallet(Account account) {
    return new Wallet(rpc, CHAIN_ID, account);
  }
}
