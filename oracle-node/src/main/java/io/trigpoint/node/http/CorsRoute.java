package io.trigpoint.node.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.Set;

/** Lets web pages of any origin read, and pay with the x402 headers. Mounted before the others. */
public final class CorsRoute implements Route {
  private static final Set<String> PAYMENT =
      Set.of("PAYMENT-REQUIRED", "PAYMENT-RESPONSE", "Retry-After");

  @Override
  public void mount(Router router) {
    router
        .route()
        .handler(
            CorsHandler.create()
                .addOriginWithRegex(".*")
                .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.OPTIONS))
                .allowedHeaders(
                    Set.of(
                        "Accept",
                        "Idempotency-Key",
                        "PAYMENT-SIGNATURE",
                        "Access-Control-Expose-Headers"))
                .exposedHeaders(PAYMENT)
                .exposedHeader("X-Request-Id"));
  }
}
