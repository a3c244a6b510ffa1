package io.trigpoint.node.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.Hex;
import io.trigpoint.node.chain.Fees;
import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.chain.KeyUnavailable;
import io.trigpoint.node.chain.SendingAccount;
import io.trigpoint.node.chain.SigningKey;
import io.trigpoint.node.config.KeySource;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hashes;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.ECKeyPair;
import tools.jackson.databind.json.JsonMapper;

/** Against a stand-in that hashes and signs as Web3Signer's eth1 mode does, and answers in text. */
class Web3SignerKeyTest {
  private static final ECKeyPair PAIR = ECKeyPair.create(BigInteger.valueOf(31));
  private static final String PUBLIC_KEY = "0x%0128x".formatted(PAIR.getPublicKey());
  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);

  /** Status and body for the data to sign. */
  private record Answer(int status, String body) {}

  private volatile Function<byte[], Answer> answers = data -> new Answer(200, signed(data, PAIR));
  private HttpServer server;
  private SigningKey key;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/eth1/sign/" + PUBLIC_KEY,
        exchange -> {
          String data =
              JsonMapper.shared()
                  .readTree(exchange.getRequestBody().readAllBytes())
                  .path("data")
                  .asString();
          Answer answer = answers.apply(Hex.bytes(data));
          byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    key = NodeKeys.open(new KeySource.Web3Signer(url, PUBLIC_KEY));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void itSignsAsTheSameKeyInMemoryDoes() {
    SigningKey local = SigningKey.inMemory(PAIR);
    assertThat(key.address()).isEqualTo(local.address());
    assertThat(key.sign(MESSAGE)).isEqualTo(local.sign(MESSAGE));
  }

  @Test
  void aTransactionIsTheSameWhereverTheKeyIs() {
    Intent intent = new Intent("i", new EvmAddress("0x" + "11".repeat(20)), "0x1234", 0);
    Fees fees = new Fees(BigInteger.TWO, BigInteger.ONE);
    assertThat(new SendingAccount(31_337, key).sign(intent, 5, 21_000, fees))
        .isEqualTo(new SendingAccount(31_337, PAIR).sign(intent, 5, 21_000, fees));
  }

  @Test
  void aSignatureOfAnotherKeyOrOfAPrefixedMessageIsRefused() {
    ECKeyPair other = ECKeyPair.create(BigInteger.TWO);
    answers = data -> new Answer(200, signed(data, other));
    unavailable("no signature of " + key.address());
    answers = data -> new Answer(200, signed(Hashes.keccak256(data).toBytes(), PAIR));
    unavailable("no signature of " + key.address());
    answers = data -> new Answer(200, "<html>");
    unavailable("no signature of " + key.address());
  }

  @Test
  void anEndlessAnswerIsNotHeld() {
    answers = data -> new Answer(200, "0".repeat(5_000));
    unavailable("gives no answer");
  }

  @Test
  void aSignerThatDoesNotAnswerSaysWhy() {
    answers = data -> new Answer(404, "");
    unavailable("has no key of " + key.address());
    answers = data -> new Answer(500, "oops");
    unavailable("HTTP 500");
    server.stop(0);
    unavailable("gives no answer");
  }

  private void unavailable(String why) {
    assertThatThrownBy(() -> key.sign(MESSAGE))
        .isInstanceOf(KeyUnavailable.class)
        .hasMessageContaining(why);
  }

  private static String signed(byte[] data, ECKeyPair key) {
    return CompactSignature.sign(Hashes.keccak256(data).hex(), key).toRsv();
  }
}
