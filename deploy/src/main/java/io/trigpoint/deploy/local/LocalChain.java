package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.contracts.LocalDeployment;
import io.trigpoint.contracts.StablecoinCalls;
import io.trigpoint.rewards.epoch.RewardParameters;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** An anvil process with the contracts on it. */
public final class LocalChain {
  public static final long CHAIN_ID = 31337;
  static final int ACCOUNTS = 64;
  private static final long ACTIVATION_DELAY_SECONDS = 2;
  private static final BigInteger CAP = BigInteger.TEN.pow(18 + 9);
  private static final BigInteger BUYER_FUNDS = BigInteger.valueOf(1_000_000_000L);

  private final JsonRpc rpc;
  private final LocalDeployment deployment;
  private final long firstBlock;

  private LocalChain(JsonRpc rpc, LocalDeployment deployment, long firstBlock) {
    this.rpc = rpc;
    this.deployment = deployment;
    this.firstBlock = firstBlock;
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

  /** Starts the chain, deploys the contracts and funds the buyer. */
  static LocalChain start(LocalOptions options, Children children, FreePorts ports)
      throws IOException {
    int port = ports.next();
    List<String> command =
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
            "--block-time",
            "1",
            "--slots-in-an-epoch",
            "1",
            "--silent");
    Process _ = children.start(new ProcessSpec("anvil", command, false));
    JsonRpc rpc = new JsonRpc(URI.create("http://127.0.0.1:" + port));
    BigInteger block =
        Patience.await(
            "answer of the local chain",
            Duration.ofSeconds(20),
            () -> {
              children.requireAlive("anvil");
              return Optional.of(rpc.number("eth_blockNumber", List.of()));
            });
    Wallet deployer = new Wallet(rpc, CHAIN_ID, Role.DEPLOYER.account());
    LocalDeployment deployment =
        LocalDeployment.plan(
            deployer.account().address(), deployer.nextNonce(), config(options.epoch()));
    deploy(deployer, deployment);
    LocalChain chain = new LocalChain(rpc, deployment, block.longValueExact());
    JsonNode _ =
        deployer.transact(
            chain.address("LocalStablecoin"),
            StablecoinCalls.mint(Role.BUYER.account().address(), BUYER_FUNDS));
    return chain;
  }

  private static LocalDeployment.Config config(Duration epoch) {
    BigInteger emission =
        RewardParameters.trigpoint().emission().perEpoch(epoch.toMillis()).baseUnits();
    return new LocalDeployment.Config(
        List.of(Role.ATTEST.account().address()),
        Role.DEPLOYER.account().address(),
        Role.GUARDIAN.account().address(),
        emission,
        ACTIVATION_DELAY_SECONDS,
        1,
        CAP);
  }

  private static void deploy(Wallet deployer, LocalDeployment deployment) throws IOException {
    List<String> hashes = new ArrayList<>();
    for (LocalDeployment.Step step : deployment.steps()) {
      hashes.add(deployer.send(step.nonce(), "", step.bytecode(), 8_000_000));
    }
    hashes.forEach(hash -> {
      JsonNode _ = deployer.mined(hash);
    });
  }

  public JsonRpc rpc() {
    return rpc;
  }

  /** A contract's address. */
  public String address(String contract) {
    return deployment.addressOf(contract);
  }

  public SequencedMap<String, String> addresses() {
    return deployment.addresses();
  }

  /** The block before the first deployment. */
  public long firstBlock() {
    return firstBlock;
  }

  Wallet wallet(Account account) {
    return new Wallet(rpc, CHAIN_ID, account);
  }
}
