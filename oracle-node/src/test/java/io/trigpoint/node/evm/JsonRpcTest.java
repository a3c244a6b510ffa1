package io.trigpoint.node.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.trigpoint.node.chain.ChainUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Several endpoints of one chain, of which some are down, slow or out of their minds. */
class JsonRpcTest {
  private static final AnvilNode ANVIL = AnvilNode.start();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** For endpoints that never answer, each of which is waited for so long. */
  private static final Duration SHORT = Duration.ofSeconds(4);

  @AfterAll
  static void stop() {
    ANVIL.close();
  }

  @Test
  void theSecondEndpointAnswersWhenNobodyListensAtTheFirst() throws IOException {
    try (JsonRpc rpc = new JsonRpc(List.of(nobody(), ANVIL.endpoint()), TIMEOUT)) {
      assertThat(rpc.ask("eth_chainId").asString()).isEqualTo("0x7a69");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"500 | oops", "429 | {}", "200 | <html>", "200 | {\"result\":"})
  void theSecondEndpointAnswersWhenTheFirstGivesNoJson(int status, String body) throws IOException {
    HttpServer broken = server(status, body);
    try (JsonRpc rpc = new JsonRpc(List.of(uri(broken), ANVIL.endpoint()), TIMEOUT)) {
      assertThat(rpc.ask("eth_chainId").asString()).isEqualTo("0x7a69");
    } finally {
      broken.stop(0);
    }
  }

  @Test
  void theSecondEndpointAnswersWhenTheFirstNeverDoes() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        JsonRpc rpc = new JsonRpc(List.of(uri(silent.getLocalPort()), ANVIL.endpoint()), SHORT)) {
      assertThat(rpc.ask("eth_chainId").asString()).isEqualTo("0x7a69");
    }
  }

  /** It sends the head of its answer, and of the body never the end. */
  @Test
  void theSecondEndpointAnswersWhenTheFirstNeverEndsItsAnswer() throws Exception {
    HttpServer dribbling = dribbling();
    try (JsonRpc rpc = new JsonRpc(List.of(uri(dribbling), ANVIL.endpoint()), SHORT)) {
      assertThat(
              CompletableFuture.supplyAsync(() -> rpc.ask("eth_chainId").asString())
                  .get(60, TimeUnit.SECONDS))
          .isEqualTo("0x7a69");
    } finally {
      dribbling.stop(0);
    }
  }

  @Test
  void aRefusalIsAnAnswerAndNoReasonToAskAnother() throws IOException {
    HttpServer other = server(200, "{\"result\":\"0x1\"}");
    try (JsonRpc rpc = new JsonRpc(List.of(ANVIL.endpoint(), uri(other)), TIMEOUT)) {
      assertThatThrownBy(() -> rpc.ask("eth_unheardOf")).isInstanceOf(RpcRefusal.class);
    } finally {
      other.stop(0);
    }
  }

  @Test
  void nobodyAtAllIsAnUnavailableChainThatNamesTheLastEndpoint() throws IOException {
    URI last = nobody();
    try (JsonRpc rpc = new JsonRpc(List.of(nobody(), last), TIMEOUT)) {
      assertThatThrownBy(() -> rpc.ask("eth_chainId"))
          .isInstanceOf(ChainUnavailable.class)
          .hasMessageContaining(last.getAuthority());
    }
  }

  @Test
  void aBatchIsAnsweredInItsOrderAndOneByOneWhereBatchesAreRefused() throws IOException {
    HttpServer single = server(200, "{\"result\":\"0x7\"}");
    try (JsonRpc whole = new JsonRpc(List.of(ANVIL.endpoint()), TIMEOUT);
        JsonRpc each = new JsonRpc(List.of(uri(single)), TIMEOUT)) {
      List<Object[]> accounts =
          ANVIL.accounts().stream()
              .limit(3)
              .map(account -> new Object[] {account, "latest"})
              .toList();
      List<String> one =
          accounts.stream().map(call -> whole.ask("eth_getBalance", call).asString()).toList();
      assertThat(texts(whole, accounts)).isEqualTo(one);
      assertThat(texts(each, accounts)).containsExactly("0x7", "0x7", "0x7");
    } finally {
      single.stop(0);
    }
  }

  private static List<String> texts(JsonRpc rpc, List<Object[]> calls) {
    return rpc.agree("balances", endpoint -> endpoint.askAll("eth_getBalance", calls)).stream()
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void noEndpointIsRefused() {
    assertThatThrownBy(() -> new JsonRpc(List.of(), TIMEOUT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static URI nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return uri(socket.getLocalPort());
    }
  }

  private static HttpServer server(int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static HttpServer dribbling() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
        });
    server.start();
    return server;
  }

  private static URI uri(HttpServer server) {
    return uri(server.getAddress().getPort());
  }

  private static URI uri(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
