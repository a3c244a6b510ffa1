package io.trigpoint.agent.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trigpoint.agent.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The owner's page: / for people, /status.json and /metrics for programs, /livez for supervisors.
 */
public final class StatusPage implements AutoCloseable {
  private final HttpServer server;
  private final Supplier<JsonNode> status;

  private StatusPage(HttpServer server, Supplier<JsonNode> status) {
    this.server = server;
    this.status = status;
  }

  public static StatusPage open(InetSocketAddress address, Supplier<JsonNode> status)
      throws IOException {
    StatusPage page = new StatusPage(HttpServer.create(address, 16), status);
    page.server.createContext("/", page::handle);
    page.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    page.server.start();
    return page;
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        answer(exchange, 405, "text/plain", "use GET\n");
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/" -> answer(exchange, 200, "text/html; charset=utf-8", html(status.get()));
        case "/status.json" ->
            answer(exchange, 200, "application/json", Json.pretty(status.get()) + "\n");
        case "/metrics" ->
            answer(exchange, 200, "text/plain; version=0.0.4", MetricsText.of(status.get()));
        case "/livez" -> answer(exchange, 200, "text/plain", "ok\n");
        default -> answer(exchange, 404, "text/plain", "not found\n");
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange
        .getResponseHeaders()
        .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static String html(JsonNode status) {
    StringBuilder page =
        new StringBuilder("<!doctype html><meta charset=utf-8><title>Trigpoint agent</title>")
            .append("<meta http-equiv=refresh content=10><style>body{font:16px sans-serif;")
            .append("margin:2em}td{padding:.2em 1em;border-bottom:1px solid #ddd}</style>")
            .append("<h1>Trigpoint agent</h1><table>");
    rows(page, "", status);
    return page.append("</table>\n").toString();
  }

  private static void rows(StringBuilder page, String prefix, JsonNode node) {
    node.properties()
        .forEach(field -> {
          String name = prefix + field.getKey();
          if (field.getValue().isObject()) {
            rows(page, name + " · ", field.getValue());
          } else {
            String value =
                field.getValue().isValueNode()
                    ? field.getValue().asText()
                    : field.getValue().toString();
            page.append("<tr><td>").append(escaped(name)).append("<td>").append(escaped(value));
          }
        });
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
