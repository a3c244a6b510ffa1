package io.trigpoint.agent.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** An HTTP server whose requests each run on a virtual thread of their own. */
public final class HttpListener implements AutoCloseable {
  private static final int BACKLOG = 64;

  private final HttpServer server;

  private HttpListener(HttpServer server) {
    this.server = server;
  }

  /** Listens at the address; the handler hears every path. */
  public static HttpListener open(InetSocketAddress address, HttpHandler handler)
      throws IOException {
    HttpServer server = HttpServer.create(address, BACKLOG);
    server.createContext("/", handler);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return new HttpListener(server);
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** Sends the whole answer as UTF-8. */
  public static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
