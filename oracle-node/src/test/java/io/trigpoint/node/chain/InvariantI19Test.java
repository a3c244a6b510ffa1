package io.trigpoint.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.DeviceRegistration;
import io.trigpoint.contracts.DeviceRegistryCalls;
import io.trigpoint.contracts.Hex;
import io.trigpoint.node.chain.EventFollower.Watched;
import io.trigpoint.node.evm.AnvilNode;
import io.trigpoint.node.evm.Finality;
import io.trigpoint.node.evm.JsonRpc;
import io.trigpoint.node.evm.Mischief;
import io.trigpoint.node.evm.MutatingProxy;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.node.store.SqlDeviceRegister;
import io.trigpoint.node.store.SqlEventInbox;
import io.trigpoint.node.store.SqlTransactions;
import io.trigpoint.node.store.TestDatabase;
import io.trigpoint.node.store.TestRows;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.Registration;
import io.trigpoint.report.SignatureChecks;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** I-19: what was read block by block is what reading again from the first block gives. */
class InvariantI19Test {
  private static final Cell COARSE = Cell.ofLatLng(51.05, 3.72, 5);
  private static final Hash32 COMMITMENT = Hashes.sha256(new byte[] {1});

  private final Random random = new Random(19);
  private AnvilNode anvil = AnvilNode.start();
  private EvmAddress registry = deploy();

  /** A database that follows the chain, with every block final at once so that reorgs reach it. */
  private final class Follower {
    final DataSource database = TestDatabase.fresh();
    final TestRows rows = new TestRows(database);
    final SqlEventInbox inbox = new SqlEventInbox(new SqlTransactions(database), anvil.chainId());

    void follow() {
      follow(anvil.rpc());
    }

    void follow(JsonRpc rpc) {
      EventFollower events =
          new EventFollower(
              new RpcChain(rpc, new Finality.Depth(0)),
              inbox,
              List.of(new Watched(registry, DeviceRegistryCalls.eventTopics())),
              0);
      assertThat(events.step()).isTrue();
      new RegistryFollower(
              inbox,
              new SqlDeviceRegister(new SqlTransactions(database)),
              new DeviceProof(anvil.chainId(), registry, SignatureChecks.fastest()),
              registry)
          .step();
    }

    List<String> devices() {
      return rows.texts(
          "select concat_ws(' ', encode(device_id, 'hex'), encode(owner, 'hex'), coarse_cell,"
              + " status, changed_block) from device where status <> 'FORGOTTEN'"
              + " order by device_id");
    }

    List<String> events() {
      return rows.texts(
          "select concat_ws(' ', block_number, encode(block_hash, 'hex'),"
              + " encode(tx_hash, 'hex'), log_index) from chain_event"
              + " order by block_number, log_index");
    }
  }

  @AfterEach
  void stop() {
    anvil.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void readingAcrossReorganisationsIsReadingFromTheFirstBlock(int depth) {
    Follower steady = new Follower();
    for (int round = 0; round < 3; round++) {
      String id = register();
      steady.follow();
      send(DeviceRegistryCalls.assertLocation(id, COARSE.index(), COMMITMENT.hex()));
      var _ = register();
      anvil.mine(depth / 2);
      steady.follow();
      anvil.reorg(depth);
      anvil.mine(round);
      steady.follow();
    }
    var _ = register();
    steady.follow();
    Follower fresh = new Follower();
    fresh.follow();
    assertThat(steady.devices()).isEqualTo(fresh.devices()).isNotEmpty();
    assertThat(steady.events()).isEqualTo(fresh.events());
    assertThat(steady.rows.number("select count(*) from device"))
        .isGreaterThan(fresh.rows.number("select count(*) from device"));
  }

  @Test
  void aChainThatLostItsStateIsReadFromTheFirstBlockOnceItIsAsLongAsTheOldOne() {
    Follower follower = new Follower();
    var _ = register();
    var _ = register();
    follower.follow();
    anvil.close();
    anvil = AnvilNode.start();
    registry = deploy();
    var _ = register();
    anvil.mine(5);
    follower.follow();
    Follower fresh = new Follower();
    fresh.follow();
    assertThat(follower.devices()).isEqualTo(fresh.devices()).hasSize(1);
    assertThat(follower.events()).isEqualTo(fresh.events());
  }

  @Test
  void anEndpointThatLagsTakesNothingBack() {
    Follower follower = new Follower();
    try (MutatingProxy proxy = MutatingProxy.before(anvil.endpoint());
        JsonRpc rpc = new JsonRpc(List.of(proxy.endpoint()), Duration.ofSeconds(20))) {
      follower.follow(rpc);
      proxy.serveOldHead();
      var _ = register();
      follower.follow();
      EventFollower lagging =
          new EventFollower(new RpcChain(rpc, new Finality.Depth(0)), follower.inbox, List.of(), 0);
      assertThat(lagging.step()).isFalse();
      assertThat(follower.devices()).hasSize(1);
    }
  }

  @Test
  void anEventThatCannotBeReadStopsNoOther() {
    Follower follower = new Follower();
    try (MutatingProxy proxy = MutatingProxy.before(anvil.endpoint());
        JsonRpc rpc = new JsonRpc(List.of(proxy.endpoint()), Duration.ofSeconds(20))) {
      var _ = register();
      var _ = register();
      proxy.with(
          Mischief.lie(
              "eth_getLogs",
              logs -> {
                if (logs instanceof ArrayNode all && all.size() > 1) {
                  ((ObjectNode) all.get(0)).put("data", "0x1234");
                }
                return logs;
              }));
      follower.follow(rpc);
    }
    assertThat(follower.devices()).hasSize(1);
    assertThat(follower.rows.number("select count(*) from chain_event where skipped is not null"))
        .isEqualTo(1);
  }

  /** I-23, where PostgreSQL itself refuses a row. */
  @Test
  void anEventThatDoesNotFitTheRegisterStopsNoOther() {
    Follower follower = new Follower();
    String before = register();
    String poison = register();
    String after = register();
    follower.rows.execute(
        "alter table device add check (device_id <> '\\x%s')".formatted(poison.substring(2)));
    follower.follow();
    assertThat(follower.rows.texts("select '0x' || encode(device_id, 'hex') from device"))
        .containsExactlyInAnyOrder(before, after);
    assertThat(follower.rows.texts("select skipped from chain_event where skipped is not null"))
        .singleElement()
        .asString()
        .contains("violates check constraint");
    send(DeviceRegistryCalls.assertLocation(poison, COARSE.index(), COMMITMENT.hex()));
    String last = register();
    follower.follow();
    assertThat(follower.devices()).hasSize(3).anyMatch(row -> row.startsWith(last.substring(2)));
  }

  private EvmAddress deploy() {
    return new EvmAddress(anvil.deploy(Map.of()).addressOf("DeviceRegistry"));
  }

  private String register() {
    DeviceSigner device = DeviceSigner.generate(KeyType.ED25519, random);
    EvmAddress owner = new EvmAddress(anvil.accounts().getFirst());
    long deadline = System.currentTimeMillis() / 1000 + 43_200;
    BigInteger nonce =
        DeviceRegistryCalls.decodeNonces(
            new RpcChain(anvil.rpc(), new Finality.Depth(0))
                .call(registry, DeviceRegistryCalls.nonces(owner.hex())));
    byte[] message =
        new Registration(
                anvil.chainId(),
                registry,
                owner,
                nonce,
                DeviceKind.HOTSPOT,
                COARSE,
                COMMITMENT,
                deadline)
            .message(device.deviceId());
    DeviceRegistration call =
        new DeviceRegistration(
            device.key().type().code(),
            Hex.of(device.key().publicKey()),
            DeviceKind.HOTSPOT.code(),
            COARSE.index(),
            COMMITMENT.hex(),
            deadline);
    send(DeviceRegistryCalls.register(call, Hex.of(device.sign(message))));
    return device.deviceId().hex();
  }

  private void send(String calldata) {
    var _ =
        anvil.send(
            Map.of(
                "from",
                anvil.accounts().getFirst(),
                "to",
                registry.hex(),
                "data",
                calldata,
                "gas",
                "0x100000"));
  }
}
