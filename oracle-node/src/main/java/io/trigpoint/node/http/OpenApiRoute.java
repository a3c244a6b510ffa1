package io.trigpoint.node.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** GET /v1/openapi.json: the description of every resource. */
public final class OpenApiRoute implements Route {
  private final Buffer document = Buffer.buffer(read());

  @Override
  public void mount(Router router) {
    router
        .get("/v1/openapi.json")
        .handler(context -> {
          var _ = context.response().putHeader("Content-Type", "application/json").end(document);
        });
  }

  private static byte[] read() {
    try (InputStream resource = OpenApiRoute.class.getResourceAsStream("/openapi.json")) {
      if (resource == null) {
        throw new IllegalStateException("openapi.json is not on the class path");
      }
      return resource.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
