package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a hostile web server can do to an auditor who reads from it. */
class HttpPublishedFilesTest {
  private static final int MOST = 1_000;

  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/e/whole",
        exchange -> {
          exchange.sendResponseHeaders(200, MOST);
          exchange.getResponseBody().write(new byte[MOST]);
          exchange.close();
        });
    server.createContext(
        "/e/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(new byte[MOST + 1]);
          exchange.close();
        });
    server.createContext(
        "/e/silent",
        exchange -> {
          exchange.sendResponseHeaders(200, MOST);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          try {
            boolean _ = end.await(60, TimeUnit.SECONDS);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aFileWithinTheBoundIsRead() throws IOException {
    assertThat(files(Duration.ofSeconds(30)).read("e", "whole")).hasSize(MOST);
  }

  @Test
  void aFileAboveTheBoundIsNotHeld() {
    assertThatThrownBy(() -> files(Duration.ofSeconds(30)).read("e", "endless"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/e/endless");
  }

  @Test
  void aFileThatNeverEndsIsGivenUp() {
    assertThatThrownBy(() -> files(Duration.ofSeconds(2)).read("e", "silent"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not come within 2 s");
  }

  private HttpPublishedFiles files(Duration within) {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new HttpPublishedFiles(base, MOST, within);
  }
}
