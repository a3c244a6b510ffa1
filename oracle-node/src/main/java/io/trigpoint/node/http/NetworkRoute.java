package io.trigpoint.node.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;

/** GET /v1/network: what agents, owners and buyers configure themselves from. */
public final class NetworkRoute implements Route {
  private final NetworkDescription network;
  private final InstantSource clock;

  public NetworkRoute(NetworkDescription network, InstantSource clock) {
    this.network = network;
    this.clock = clock;
  }

  @Override
  public void mount(Router router) {
    router.get("/v1/network").handler(this::answer);
  }

  private void answer(RoutingContext context) {
    long nowMs = clock.millis();
    JsonObject contracts = new JsonObject();
    network.contracts().forEach((name, address) -> contracts.put(name, address.hex()));
    JsonObject json =
        new JsonObject()
            .put("networkId", network.network().value())
            .put("chainId", network.network().value())
            .put("contracts", contracts)
            .put(
                "epoch",
                new JsonObject()
                    .put("length_ms", network.epochs().lengthMs())
                    .put("genesis_ms", network.epochs().genesisMs())
                    .put("current", network.epochs().numberAt(nowMs)))
            .put("beacon", new JsonObject().put("segment_ms", network.beaconSegment().toMillis()))
            .put("entropy_period_ms", network.entropyPeriod().toMillis())
            .put("receipt_key", network.receiptKey())
            .put("server_time_ms", nowMs)
            .put("parameters", network.parameters());
    var _ = context.response().putHeader("Content-Type", "application/json").end(json.toBuffer());
  }
}
