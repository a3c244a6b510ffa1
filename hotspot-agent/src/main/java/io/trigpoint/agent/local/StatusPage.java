package io.trigpoint.agent.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.trigpoint.agent.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/**
 * The owner's page: / for people, /status.json and /metrics for programs, /livez for supervisors.
 */
public final class StatusPage implements AutoCloseable {
  private static final String PLAIN = "text/plain; charset=utf-8";

  private final Supplier<JsonNode> status;
  private final Runnable viewed;
  private final HttpListener listener;

  private StatusPage(InetSocketAddress address, Supplier<JsonNode> status, Runnable viewed)
      throws IOException {
    this.status = status;
    this.viewed = viewed;
    this.listener = HttpListener.open(address, this::handle);
  }

  /** {@code viewed} is told when a person looks, before the page is made. */
  public static StatusPage open(
      InetSocketAddress address, Supplier<JsonNode> status, Runnable viewed) throws IOException {
    return new StatusPage(address, status, viewed);
  }

  public InetSocketAddress address() {
    return listener.address();
  }

  @Override
  public void close() {
    listener.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange
          .getResponseHeaders()
          .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
      if (!exchange.getRequestMethod().equals("GET")) {
        HttpListener.answer(exchange, 405, PLAIN, "use GET\n");
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/" -> {
          viewed.run();
          HttpListener.answer(
              exchange, 200, "text/html; charset=utf-8", StatusHtml.of(status.get()));
        }
        case "/status.json" ->
            HttpListener.answer(
                exchange, 200, "application/json", Json.pretty(status.get()) + "\n");
        case "/metrics" ->
            HttpListener.answer(
                exchange, 200, "text/plain; version=0.0.4", MetricsText.of(status.get()));
        case "/livez" -> HttpListener.answer(exchange, 200, PLAIN, "ok\n");
        default -> HttpListener.answer(exchange, 404, PLAIN, "not found\n");
      }
    }
  }
}
