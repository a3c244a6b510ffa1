package io.trigpoint.node.http;

import io.trigpoint.node.epochs.EpochQueries;
import io.trigpoint.node.epochs.EpochSummary;
import io.trigpoint.node.epochs.explain.DistributorClaims;
import io.trigpoint.node.epochs.explain.Explanation;
import io.trigpoint.node.epochs.explain.ExplanationJson;
import io.trigpoint.node.epochs.explain.ExplanationQueries;
import io.trigpoint.node.epochs.explain.ExplanationText;
import io.trigpoint.node.epochs.explain.NotExplained;
import io.trigpoint.report.DeviceId;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** GET /v1/epochs/{n}/devices/{id}/explanation: why a device was paid what it was paid. */
public final class ExplanationRoute implements Route {
  private static final String PLAIN = "text/plain";

  private final EpochQueries epochs;
  private final ExplanationQueries explanations;
  private final DistributorClaims claims;
  private final Offload offload;

  public ExplanationRoute(
      EpochQueries epochs,
      ExplanationQueries explanations,
      DistributorClaims claims,
      Offload offload) {
    this.epochs = epochs;
    this.explanations = explanations;
    this.claims = claims;
    this.offload = offload;
  }

  @Override
  public void mount(Router router) {
    router.get("/v1/epochs/:epoch/devices/:id/explanation").handler(this::explain);
  }

  private void explain(RoutingContext context) {
    if (wantsText(context)) {
      offload.text(context, () -> ExplanationText.of(explanation(context)));
    } else {
      offload.json(context, () -> ExplanationJson.of(explanation(context)));
    }
  }

  private static boolean wantsText(RoutingContext context) {
    return Optional.ofNullable(context.request().getHeader("Accept"))
        .filter(accept -> accept.startsWith(PLAIN))
        .isPresent();
  }

  private Explanation explanation(RoutingContext context) {
    DeviceId device = Parameters.path(context, "id", DeviceId::ofHex);
    try {
      long epoch = epoch(context);
      return claims.ask(NotExplained.required(explanations.of(epoch, device), epoch, device));
    } catch (NotExplained nothing) {
      throw new ProblemException(
          new Problem(404, nothing.code(), String.valueOf(nothing.getMessage())));
    }
  }

  private long epoch(RoutingContext context) throws NotExplained {
    if (!"latest".equals(context.pathParam("epoch"))) {
      return Parameters.path(context, "epoch", Long::parseLong);
    }
    return epochs
        .latest()
        .map(EpochSummary::period)
        .orElseThrow(() -> NotExplained.noSuchEpoch(0))
        .number();
  }
}
