package io.trigpoint.node.http;

import io.netty.handler.codec.TooLongFrameException;
import io.trigpoint.node.intake.JournalUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public door: HTTP/1.1 and cleartext HTTP/2 on one port, every limit set, every error a
 * problem.
 */
public final class HttpDoor {
  private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
  private static final String REQUEST_ID = "X-Request-Id";

  /** Answers after which a body may still be on its way. */
  private static final Set<Integer> UNREAD_BODY = Set.of(408, 413, 415);

  private final HttpServer server;
  private final Router router;
  private final DoorLimits limits;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicLong requests = new AtomicLong();
  private final String instance = Long.toHexString(System.nanoTime());

  /** A door in cleartext. */
  public HttpDoor(Vertx vertx, DoorLimits limits, List<Route> routes) {
    this(vertx, limits, routes, Optional.empty());
  }

  /**
   * A door with TLS when there is a certificate.
   *
   * @param tls PEM files of the certificate chain and of its key
   */
  public HttpDoor(
      Vertx vertx, DoorLimits limits, List<Route> routes, Optional<PemKeyCertOptions> tls) {
    this.limits = limits;
    this.router = Router.router(vertx);
    router.route().handler(this::begin);
    routes.forEach(route -> route.mount(router));
    router.route().failureHandler(HttpDoor::failed);
    router.errorHandler(404, context -> Problem.notFound("no such resource").send(context));
    router.errorHandler(
        405,
        context ->
            new Problem(405, "http.method-not-allowed", "see GET /v1/openapi.json").send(context));
    router.errorHandler(400, context -> Problem.badRequest("malformed request").send(context));
    this.server =
        vertx
            .createHttpServer(secured(options(limits), tls))
            .connectionHandler(this::connected)
            .invalidRequestHandler(HttpDoor::refuseInvalid)
            .requestHandler(router);
  }

  /** Listens; completes with the port. Port 0 takes any free one. */
  public Future<Integer> open(String host, int port) {
    return server.listen(port, host).map(HttpServer::actualPort);
  }

  /** Stops accepting and lets requests under way finish, for five seconds at most. */
  public Future<Void> close() {
    return server.shutdown(5, TimeUnit.SECONDS);
  }

  /** Every method and path that is served, with parameters in braces: "GET /v1/epochs/{epoch}". */
  public SortedSet<String> resources() {
    SortedSet<String> served = new TreeSet<>();
    for (var route : router.getRoutes()) {
      String path = route.getPath();
      if (path != null) {
        route
            .methods()
            .forEach(method -> served.add(method + " " + path.replaceAll(":(\\w+)", "{$1}")));
      }
    }
    return served;
  }

  /** Connections that are open now. */
  public int connections() {
    return open.get();
  }

  private static HttpServerOptions secured(
      HttpServerOptions options, Optional<PemKeyCertOptions> tls) {
    return tls.map(files -> options.setSsl(true).setUseAlpn(true).setKeyCertOptions(files))
        .orElse(options);
  }

  private static HttpServerOptions options(DoorLimits limits) {
    return new HttpServerOptions()
        .setMaxInitialLineLength(DoorLimits.INITIAL_LINE_BYTES)
        .setMaxHeaderSize(DoorLimits.HEADER_BYTES)
        .setMaxChunkSize(65_536)
        .setMaxFormAttributeSize(0)
        .setMaxFormFields(0)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setIdleTimeout((int) limits.idle().toMillis())
        .setReadIdleTimeout((int) limits.idle().toMillis())
        .setHttp2ClearTextEnabled(true)
        .setHttp2RstFloodMaxRstFramePerWindow(DoorLimits.RESETS_PER_WINDOW)
        .setHttp2RstFloodWindowDuration(30)
        .setHttp2RstFloodWindowDurationTimeUnit(TimeUnit.SECONDS)
        .setInitialSettings(
            new Http2Settings()
                .setMaxConcurrentStreams(DoorLimits.STREAMS_PER_CONNECTION)
                .setMaxHeaderListSize(DoorLimits.HEADER_BYTES)
                .setInitialWindowSize(limits.bodyBytes()))
        .setAcceptBacklog(4096)
        .setTcpNoDelay(true)
        .setReuseAddress(true)
        .setCompressionSupported(false)
        .setDecompressionSupported(false)
        .setHandle100ContinueAutomatically(true);
  }

  private void connected(HttpConnection connection) {
    if (open.incrementAndGet() > limits.connections()) {
      var _ = connection.close();
    }
    connection.closeHandler(_ -> open.decrementAndGet());
  }

  private static void refuseInvalid(HttpServerRequest request) {
    boolean long431 = request.decoderResult().cause() instanceof TooLongFrameException;
    Problem problem =
        long431
            ? new Problem(431, "http.headers-too-large", "request line or headers are too large")
            : Problem.badRequest("the request is not HTTP");
    var _ =
        request
            .response()
            .setStatusCode(problem.status())
            .putHeader("Content-Type", Problem.MEDIA_TYPE)
            .putHeader("Connection", "close")
            .end(problem.json().toBuffer())
            .eventually(() -> request.connection().close());
  }

  private void begin(RoutingContext context) {
    String id = instance + "-" + requests.incrementAndGet();
    context.put(REQUEST_ID, id);
    context.response().putHeader(REQUEST_ID, id).putHeader("X-Content-Type-Options", "nosniff");
    context.next();
  }

  private static void failed(RoutingContext context) {
    Throwable cause = context.failure();
    switch (cause) {
      case ProblemException known -> {
        if (UNREAD_BODY.contains(known.problem().status())) {
          closeAfter(context);
        }
        known.problem().send(context);
      }
      case JournalUnavailable unavailable -> {
        LOG.warn("request {}: {}", idOf(context), unavailable.toString());
        Problem.unavailable().send(context);
      }
      case null -> context.next();
      default -> {
        LOG.error("request {} failed", idOf(context), cause);
        new Problem(500, "http.internal", "request " + idOf(context) + " failed").send(context);
      }
    }
  }

  /**
   * A body that nobody reads is not waited for; HTTP/2 needs no closing, since streams end alone.
   */
  private static void closeAfter(RoutingContext context) {
    if (context.request().version() == HttpVersion.HTTP_2) {
      return;
    }
    context.response().putHeader("Connection", "close");
    context.addEndHandler(_ -> context.request().connection().close());
  }

  private static String idOf(RoutingContext context) {
    String id = context.get(REQUEST_ID);
    return String.valueOf(id);
  }
}
