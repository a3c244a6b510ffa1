package io.trigpoint.agent.weather;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.json.Json;
import io.trigpoint.agent.local.HttpListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The HTTP listener that stations and consoles send to. Any path takes a console's form, since
 * owners type all kinds; POST /v1/observations takes our JSON. The answer is 200 "success" once the
 * reading is on disk, 503 when it is not: senders understand nothing else.
 */
public final class WeatherDoor implements AutoCloseable {
  private static final int MAX_BODY = 65_536;
  private static final String OWN_PATH = "/v1/observations";

  private final ReadingDesk desk;
  private final FailureLog log;
  private final HttpListener listener;

  private WeatherDoor(InetSocketAddress address, ReadingDesk desk, FailureLog log)
      throws IOException {
    this.desk = desk;
    this.log = log;
    this.listener = HttpListener.open(address, this::handle);
  }

  public static WeatherDoor open(InetSocketAddress address, ReadingDesk desk, FailureLog log)
      throws IOException {
    return new WeatherDoor(address, desk, log);
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
      int status = statusOf(exchange);
      HttpListener.answer(exchange, status, "text/plain", text(status));
    }
  }

  private int statusOf(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      return 413;
    }
    try {
      return take(exchange.getRequestMethod(), exchange.getRequestURI(), body);
    } catch (IOException | RuntimeException unkept) {
      log.failed("weather intake", reasonOf(unkept));
      return 503;
    }
  }

  private int take(String method, URI uri, byte[] body) throws IOException {
    String path = Optional.ofNullable(uri.getRawPath()).orElse("/");
    String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
    boolean json = path.equals(OWN_PATH);
    if (!method.equals("POST") && (json || !method.equals("GET"))) {
      return 405;
    }
    ReadingDesk.Outcome outcome;
    if (json) {
      Optional<JsonNode> observation = Json.parse(body);
      if (observation.isEmpty() || !observation.get().isObject()) {
        return 400;
      }
      outcome = desk.observation(observation.get());
    } else {
      outcome = desk.console(path, query, new String(body, StandardCharsets.UTF_8));
    }
    log.worksAgain("weather intake");
    return json && outcome == ReadingDesk.Outcome.NO_VALUES ? 400 : 200;
  }

  /** The exception's own words: requests, which carry passwords, are never part of them. */
  private static String reasonOf(Exception unkept) {
    return unkept instanceof IOException
        ? String.valueOf(unkept.getMessage())
        : unkept.getClass().getSimpleName();
  }

  private static String text(int status) {
    return switch (status) {
      case 200 -> "success\n";
      case 400 -> "no observation\n";
      case 405 -> "use GET or POST\n";
      case 413 -> "too large\n";
      default -> "try again\n";
    };
  }
}
