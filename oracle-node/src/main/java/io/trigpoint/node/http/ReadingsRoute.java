package io.trigpoint.node.http;

import io.trigpoint.node.http.X402Codec.MalformedPayment;
import io.trigpoint.node.market.PaidReads;
import io.trigpoint.node.market.ReadAnswer;
import io.trigpoint.node.market.ReadRequest;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.rewards.market.ExactPayment;
import io.trigpoint.rewards.market.PaymentRefusal;
import io.trigpoint.rewards.market.PaymentRefusal.Refused;
import io.trigpoint.rewards.market.ReadingQuery;
import io.trigpoint.rewards.market.SoldKind;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * GET /v1/readings: rows for an x402 payment. It decodes, hands over and maps each answer to a
 * status.
 */
public final class ReadingsRoute implements Route {
  private static final String PATH = "/v1/readings";
  private static final int MOST_RETRY_KEY = 255;
  private static final Set<String> PARAMETERS = Set.of("kind", "cell", "from", "to", "limit");

  private final PaidReads reads;
  private final String network;
  private final Offload offload;

  /** The network is the settling chain as x402 writes it. */
  public ReadingsRoute(PaidReads reads, String network, Offload offload) {
    this.reads = reads;
    this.network = network;
    this.offload = offload;
  }

  @Override
  public void mount(Router router) {
    router.get(PATH).handler(this::read);
  }

  private void read(RoutingContext ctx) {
    try {
      ReadRequest request = new ReadRequest(query(ctx), payment(ctx), retryKey(ctx));
      offload.answer(ctx, () -> reads.read(request), answer -> reply(ctx, answer));
    } catch (MalformedPayment malformed) {
      new Problem(400, "market.malformed-payment", String.valueOf(malformed.getMessage()))
          .send(ctx);
    } catch (IllegalArgumentException outOfBounds) {
      new Problem(400, "market.malformed-query", String.valueOf(outOfBounds.getMessage()))
          .send(ctx);
    }
  }

  private void reply(RoutingContext ctx, ReadAnswer answer) {
    HttpServerResponse response = ctx.response();
    switch (answer) {
      case ReadAnswer.NothingToSell(String body) -> json(response, body);
      case ReadAnswer.Delivered(var body, var transaction, var payer, var amount) ->
          json(
              response.putHeader(
                  "PAYMENT-RESPONSE", X402Codec.settled(network, transaction, payer, amount)),
              body);
      case ReadAnswer.PaymentRequired(var offer, var refused) -> {
        response.putHeader("PAYMENT-REQUIRED", X402Codec.required(offer, url(ctx), refused));
        problem(ctx, refused);
      }
      case ReadAnswer.NotDelivered(var refused, var payer) -> {
        response
            .putHeader("PAYMENT-RESPONSE", X402Codec.unsettled(network, payer, refused))
            .putHeader("Retry-After", "1");
        problem(ctx, Optional.of(refused));
      }
    }
  }

  private static void problem(RoutingContext ctx, Optional<Refused> refused) {
    new Problem(
            402,
            refused.map(Refused::reason).map(PaymentRefusal::id).orElse("market.payment-required"),
            refused.map(Refused::evidence).orElse("pay what PAYMENT-REQUIRED asks, then ask again"))
        .send(ctx);
  }

  private static ReadingQuery query(RoutingContext ctx) {
    for (String name : ctx.queryParams().names()) {
      if (!PARAMETERS.contains(name) || ctx.queryParams().getAll(name).size() != 1) {
        throw new IllegalArgumentException("unknown or repeated parameter " + name);
      }
    }
    return new ReadingQuery(
        parameter(ctx, "kind", word -> SoldKind.ofWord(word).orElseThrow())
            .orElseThrow(() -> new IllegalArgumentException("kind is weather or coverage")),
        parameter(ctx, "cell", Cell::parse),
        parameter(ctx, "from", Long::parseLong).orElse(0L),
        parameter(ctx, "to", Long::parseLong).orElse(Long.MAX_VALUE),
        parameter(ctx, "limit", Integer::parseInt).orElse(ReadingQuery.MOST_ROWS));
  }

  private static <T> Optional<T> parameter(
      RoutingContext ctx, String name, Function<String, T> parser) {
    try {
      return ctx.queryParam(name).stream().findFirst().map(parser);
    } catch (RuntimeException malformed) {
      throw new IllegalArgumentException("malformed parameter " + name, malformed);
    }
  }

  private static Optional<ExactPayment> payment(RoutingContext ctx) throws MalformedPayment {
    List<String> headers = ctx.request().headers().getAll("PAYMENT-SIGNATURE");
    if (headers.size() > 1) {
      throw new MalformedPayment("more than one PAYMENT-SIGNATURE");
    }
    return headers.isEmpty()
        ? Optional.empty()
        : Optional.of(X402Codec.payment(headers.getFirst()));
  }

  private static Optional<Hash32> retryKey(RoutingContext ctx) {
    List<String> keys = ctx.request().headers().getAll("Idempotency-Key");
    if (keys.size() > 1 || keys.stream().anyMatch(key -> key.length() > MOST_RETRY_KEY)) {
      throw new IllegalArgumentException("one Idempotency-Key of at most 255 characters");
    }
    return keys.stream()
        .findFirst()
        .map(key -> Hashes.sha256(key.getBytes(StandardCharsets.UTF_8)));
  }

  private static String url(RoutingContext ctx) {
    return Optional.ofNullable(ctx.request().absoluteURI()).orElse(PATH);
  }

  private static void json(HttpServerResponse response, String body) {
    var _ =
        response
            .putHeader("Content-Type", "application/json")
            .putHeader("Cache-Control", "no-store")
            .end(body);
  }
}
