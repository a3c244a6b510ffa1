package io.trigpoint.node.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** GET /livez: the event loop turns. GET /readyz: what the node depends on, one by one. */
public final class HealthRoute implements Route {
  private final SortedMap<String, Dependency> dependencies;
  private final Offload offload;

  /**
   * Something that the node needs.
   *
   * @param essential without it the node takes no requests; otherwise it is only degraded
   * @param ready asked on every request; may block for a few seconds
   */
  public record Dependency(boolean essential, BooleanSupplier ready) {}

  public HealthRoute(Map<String, Dependency> dependencies, Offload offload) {
    this.dependencies = new TreeMap<>(dependencies);
    this.offload = offload;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/livez")
        .handler(context -> {
          var _ =
              context
                  .response()
                  .putHeader("Content-Type", "application/json")
                  .end("{\"status\":\"live\"}");
        });
    router.get("/readyz").handler(context -> offload.json(context, () -> readiness(context)));
  }

  private JsonObject readiness(RoutingContext context) {
    JsonObject states = new JsonObject();
    boolean ready = true;
    for (Map.Entry<String, Dependency> entry : dependencies.entrySet()) {
      boolean there = entry.getValue().ready().getAsBoolean();
      states.put(entry.getKey(), there ? "ready" : "unavailable");
      ready &= there || !entry.getValue().essential();
    }
    if (!ready) {
      context.response().setStatusCode(503);
    }
    return new JsonObject()
        .put("status", ready ? "ready" : "not-ready")
        .put("dependencies", states);
  }
}
