package io.trigpoint.node.http;

import io.trigpoint.node.chain.EntropyLedger;
import io.trigpoint.report.Entropy;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;

/** GET /v1/entropy: the newest public randomness, and some before it. */
public final class EntropyRoute implements Route {
  private static final int RECENT = 8;

  private final EntropyLedger ledger;
  private final Duration period;
  private final Offload offload;

  public EntropyRoute(EntropyLedger ledger, Duration period, Offload offload) {
    this.ledger = ledger;
    this.period = period;
    this.offload = offload;
  }

  @Override
  public void mount(Router router) {
    router.get("/v1/entropy").handler(context -> offload.json(context, this::newest));
  }

  private JsonObject newest() {
    List<Entropy> recent = ledger.recent(RECENT);
    if (recent.isEmpty()) {
      throw new ProblemException(
          new Problem(503, "entropy.none-yet", "no finalized block was seen yet"));
    }
    JsonArray list = new JsonArray();
    recent.forEach(entropy -> list.add(json(entropy)));
    Entropy newest = recent.getFirst();
    return json(newest)
        .put("next_ms", (newest.number() + 1) * period.toMillis())
        .put("recent", list);
  }

  private static JsonObject json(Entropy entropy) {
    return new JsonObject()
        .put("number", entropy.number())
        .put("value", entropy.value().hex())
        .put("start_ms", entropy.startMs())
        .put("end_ms", entropy.endMs());
  }
}
