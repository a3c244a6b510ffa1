package io.trigpoint.node.keys;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.Hex;
import io.trigpoint.node.chain.KeyUnavailable;
import io.trigpoint.node.chain.SigningKey;
import io.trigpoint.node.config.KeySource;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hashes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.web3j.crypto.Keys;

/**
 * A key in Web3Signer's eth1 mode, by its {@code /api/v1/eth1/sign/{public key}}: it answers with
 * r, s and v over the Keccak hash of the data it is given, without a prefix. Its callers are not
 * authenticated, so it must listen on the loopback interface or behind mutual TLS.
 */
final class Web3SignerKey implements SigningKey {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int OK = 200;
  private static final long LONGEST_ANSWER = 4_096;

  private final URI endpoint;
  private final EvmAddress address;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  Web3SignerKey(KeySource.Web3Signer source) {
    String base = source.url().toString().replaceAll("/+$", "");
    this.endpoint = URI.create(base + "/api/v1/eth1/sign/" + source.publicKey());
    this.address = new EvmAddress("0x" + Keys.getAddress(source.publicKey()));
  }

  @Override
  public EvmAddress address() {
    return address;
  }

  @Override
  public CompactSignature sign(byte[] message) {
    String said = ask("{\"data\":\"" + Hex.of(message) + "\"}").strip();
    String digest = Hashes.keccak256(message).hex();
    try {
      return CompactSignature.ofRsv(said)
          .filter(signature -> signature.signer(digest).filter(address.hex()::equals).isPresent())
          .orElseThrow(() -> notOurs());
    } catch (IllegalArgumentException notHex) {
      throw notOurs();
    }
  }

  private KeyUnavailable notOurs() {
    return new KeyUnavailable(
        endpoint.getAuthority() + " answered with what is no signature of " + address);
  }

  /** An answer of a few hundred bytes, all of it in time. */
  private HttpResponse<String> whole(HttpRequest request)
      throws ExecutionException, TimeoutException, InterruptedException {
    CompletableFuture<HttpResponse<String>> sent =
        http.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER));
    try {
      return sent.get(2 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      boolean _ = sent.cancel(true);
    }
  }

  private String ask(String body) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(TIMEOUT)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = whole(request);
      return switch (response.statusCode()) {
        case OK -> response.body();
        case 404 ->
            throw new KeyUnavailable(
                endpoint.getAuthority() + " has no key of " + address + "; load it there");
        default ->
            throw new KeyUnavailable(
                endpoint.getAuthority() + " answered HTTP " + response.statusCode());
      };
    } catch (ExecutionException | TimeoutException absent) {
      throw new KeyUnavailable(
          "the signer at " + endpoint.getAuthority() + " gives no answer", absent);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new KeyUnavailable("signing was interrupted", stopped);
    }
  }
}
