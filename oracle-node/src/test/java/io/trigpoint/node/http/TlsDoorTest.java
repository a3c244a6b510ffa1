package io.trigpoint.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The door with a certificate and a key from PEM files, as openssl makes them. */
@Timeout(180)
class TlsDoorTest {
  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private HttpDoor door;
  private int port;

  @BeforeEach
  void open() throws Exception {
    makeCertificate();
    PemKeyCertOptions files =
        new PemKeyCertOptions()
            .setCertPath(folder.resolve("certificate.pem").toString())
            .setKeyPath(folder.resolve("key.pem").toString());
    door =
        new HttpDoor(
            vertx,
            DoorLimits.published(),
            List.of(router -> router.get("/livez").handler(context -> context.end("alive"))),
            Optional.of(files));
    port = door.open("127.0.0.1", 0).toCompletionStage().toCompletableFuture().get();
  }

  @AfterEach
  void close() throws Exception {
    var _ = door.close().toCompletionStage().toCompletableFuture().get();
    var _ = vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  @Test
  void aClientThatTrustsTheCertificateIsAnsweredOverTls13() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      HttpResponse<String> answer =
          client.send(request("https"), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).isEqualTo("alive");
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    }
  }

  @Test
  void aClientThatDoesNotTrustItAndOneInCleartextGetNoAnswer() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> client.send(request("https"), HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(SSLHandshakeException.class);
      assertThatThrownBy(() -> client.send(request("http"), HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }

  private HttpRequest request(String scheme) {
    return HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + port + "/livez")).build();
  }

  private void makeCertificate() throws Exception {
    Process openssl =
        new ProcessBuilder(
                "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1"
                    .concat(" -subj /CN=door -addext subjectAltName=IP:127.0.0.1")
                    .concat(" -keyout key.pem -out certificate.pem")
                    .split(" "))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(openssl.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(openssl.exitValue()).as(said).isZero();
  }

  private SSLContext trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream pem = Files.newInputStream(folder.resolve("certificate.pem"))) {
      trusted.setCertificateEntry(
          "door", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
