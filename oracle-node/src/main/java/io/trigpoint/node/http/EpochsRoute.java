package io.trigpoint.node.http;

import io.trigpoint.node.epochs.ClaimProofs;
import io.trigpoint.node.epochs.EpochQueries;
import io.trigpoint.node.epochs.EpochSummary;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;

/** GET /v1/epochs, /v1/epochs/{n}, /v1/epochs/{n}/denials and /v1/epochs/{n}/claims/{owner}. */
public final class EpochsRoute implements Route {
  private static final int RECENT = 50;

  private final EpochQueries epochs;
  private final ClaimProofs claims;
  private final InstantSource clock;
  private final Offload offload;

  public EpochsRoute(
      EpochQueries epochs, ClaimProofs claims, InstantSource clock, Offload offload) {
    this.epochs = epochs;
    this.claims = claims;
    this.clock = clock;
    this.offload = offload;
  }

  @Override
  public void mount(Router router) {
    router.get("/v1/epochs").handler(this::recent);
    router
        .get("/v1/epochs/:epoch")
        .handler(context -> offload.json(context, () -> json(epoch(context))));
    router
        .get("/v1/epochs/:epoch/denials")
        .handler(context -> offload.json(context, () -> denials(context)));
    router
        .get("/v1/epochs/:epoch/claims/:owner")
        .handler(context -> offload.json(context, () -> claims(context)));
  }

  private void recent(RoutingContext context) {
    offload.json(
        context,
        () -> {
          JsonArray list = new JsonArray();
          epochs
              .recent(Parameters.limit(context, RECENT, 500))
              .forEach(epoch -> list.add(json(epoch)));
          return new JsonObject().put("epochs", list);
        });
  }

  private EpochSummary epoch(RoutingContext context) {
    String asked = String.valueOf(context.pathParam("epoch"));
    return (asked.equals("latest")
            ? epochs.latest()
            : epochs.find(Parameters.path(context, "epoch", Long::parseLong)))
        .orElseThrow(() -> new ProblemException(Problem.notFound("no such epoch")));
  }

  private JsonObject denials(RoutingContext context) {
    EpochSummary epoch = epoch(context);
    Optional<DeviceId> device = Parameters.query(context, "device", DeviceId::ofHex);
    JsonArray list = new JsonArray();
    for (EpochQueries.Denied each :
        epochs.denials(epoch.period().number(), device, Parameters.limit(context, 100, 1_000))) {
      JsonArray devices = new JsonArray().add(each.device().hex());
      each.other().ifPresent(other -> devices.add(other.hex()));
      list.add(
          new JsonObject()
              .put("devices", devices)
              .put("signals", each.denial().signals())
              .put("until_ms", each.denial().untilMs()));
    }
    return new JsonObject().put("epoch", epoch.period().number()).put("denials", list);
  }

  private JsonObject claims(RoutingContext context) {
    EvmAddress owner = Parameters.path(context, "owner", EvmAddress::new);
    EpochSummary epoch = epoch(context);
    boolean active = epoch.active(clock.millis());
    String root = epoch.result().map(result -> result.rewardRoot().hex()).orElse("");
    JsonArray list = new JsonArray();
    for (ClaimProofs.Claim claim : claims.of(epoch, owner)) {
      JsonArray proof = new JsonArray();
      claim.proof().stream().map(Hash32::hex).forEach(proof::add);
      list.add(
          new JsonObject()
              .put("token", claim.leaf().token().hex())
              .put("cumulative", claim.leaf().cumulative().toString())
              .put("proof", proof)
              .put("root", root)
              .put("active", active));
    }
    return new JsonObject()
        .put("epoch", epoch.period().number())
        .put("owner", owner.hex())
        .put("claims", list);
  }

  private static JsonObject json(EpochSummary epoch) {
    JsonObject json =
        new JsonObject()
            .put("epoch", epoch.period().number())
            .put("start_ms", epoch.period().startMs())
            .put("end_ms", epoch.period().endMs())
            .put("state", epoch.state());
    epoch.heldBecause().ifPresent(reason -> json.put("held_because", reason));
    epoch.reports().ifPresent(reports -> json.put("reports", reports));
    epoch
        .result()
        .ifPresent(result ->
            json.put("accepted", result.accepted())
                .put("refused", result.refused())
                .put("input_root", result.inputRoot().hex())
                .put("verdict_root", result.verdictRoot().hex())
                .put("reward_root", result.rewardRoot().hex())
                .put("parameter_hash", result.parameterHash().hex())
                .put("unallocated", result.unallocated().toString()));
    epoch
        .posting()
        .ifPresent(posting -> {
          posting.transaction().ifPresent(hash -> json.put("post_tx", hash.hex()));
          posting.activatesMs().ifPresent(from -> json.put("activates_ms", from));
        });
    return json;
  }
}
