package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.Hex;
import io.trigpoint.node.chain.KeyUnavailable;
import io.trigpoint.node.config.KeySource;
import io.trigpoint.node.keys.NodeKeys;
import io.trigpoint.report.Hashes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A signer that is away holds no epoch: each step that needs it waits, and goes on by itself. */
@Timeout(180)
class AwayKeyTest {
  private static final String PUBLIC_KEY = "0x%0128x".formatted(EpochNetwork.ATTEST.getPublicKey());
  private static final String PATH = "/api/v1/eth1/sign/" + PUBLIC_KEY;

  /** More often than a step may fail alike. */
  private static final int TIMES = EpochMachine.SAME_FAILURES + 2;

  @TempDir private Path published;

  @Test
  void theEpochWaitsForItsKeyAtBothSignaturesAndIsFinalOnceItIsBack() throws Exception {
    HttpServer first = signer(0);
    int port = first.getAddress().getPort();
    first.stop(0);
    try (EpochNetwork net = new EpochNetwork(published)) {
      URI url = URI.create("http://127.0.0.1:" + port);
      var _ = net.signingWith(NodeKeys.open(new KeySource.Web3Signer(url, PUBLIC_KEY)));
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      net.anvil.mine(4);
      waitsIn(net, EpochState.SEALED);
      back(port, net, EpochState.COMPUTED);
      waitsIn(net, EpochState.COMPUTED);
      HttpServer again = signer(port);
      try {
        net.finish(net.lifecycle());
      } finally {
        again.stop(0);
      }
      assertThat(net.postedRoots(1)).hasSize(1);
      assertThat(net.rows.texts("select held_because from epoch where held_because is not null"))
          .isEmpty();
    }
  }

  private static void waitsIn(EpochNetwork net, EpochState state) {
    EpochLifecycle node = net.lifecycle();
    for (int i = 0; i < TIMES; i++) {
      assertThatThrownBy(node::step).isInstanceOf(KeyUnavailable.class);
      assertThat(net.state(1)).isEqualTo(state);
    }
  }

  /** The signer answers once, for the inputs, and is gone before the result is computed. */
  private static void back(int port, EpochNetwork net, EpochState until) throws IOException {
    HttpServer server = signer(port);
    EpochLifecycle node =
        net.lifecycle(journal -> Stopping.once(journal, "certified", () -> server.stop(0)));
    for (int i = 0; i < 100 && net.state(1) != until; i++) {
      net.anvil.mine(4);
      try {
        node.step();
      } catch (KeyUnavailable gone) {
        assertThat(net.state(1)).isEqualTo(until);
      }
    }
  }

  /** Does as Web3Signer's eth1 mode does. */
  private static HttpServer signer(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        PATH,
        exchange -> {
          String data =
              JsonMapper.shared()
                  .readTree(exchange.getRequestBody().readAllBytes())
                  .path("data")
                  .asString();
          byte[] body =
              CompactSignature.sign(Hashes.keccak256(Hex.bytes(data)).hex(), EpochNetwork.ATTEST)
                  .toRsv()
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }
}
