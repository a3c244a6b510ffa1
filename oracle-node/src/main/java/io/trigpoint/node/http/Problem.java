package io.trigpoint.node.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * What went wrong, as application/problem+json.
 *
 * @param code stable, for programs
 * @param detail for people
 */
public record Problem(int status, String code, String detail) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem notFound(String detail) {
    return new Problem(404, "http.not-found", detail);
  }

  public static Problem badRequest(String detail) {
    return new Problem(400, "http.bad-request", detail);
  }

  public static Problem unavailable() {
    return new Problem(503, "store.unavailable", "nothing was kept; send it again later");
  }

  /** The body of the answer. */
  public JsonObject json() {
    return new JsonObject()
        .put("type", "urn:trigpoint:problem:" + code)
        .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
        .put("status", status)
        .put("code", code)
        .put("detail", detail);
  }

  /** Answers unless an answer has begun already. */
  public void send(RoutingContext context) {
    var response = context.response();
    if (response.ended() || response.headWritten()) {
      return;
    }
    response.setStatusCode(status).putHeader("Content-Type", MEDIA_TYPE);
    if (status == 429 || status == 503) {
      response.putHeader("Retry-After", "1");
    }
    var _ = response.end(json().toBuffer());
  }
}
