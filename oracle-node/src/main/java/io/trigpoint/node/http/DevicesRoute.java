package io.trigpoint.node.http;

import io.trigpoint.node.epochs.VerdictQueries;
import io.trigpoint.node.epochs.VerdictQueries.Given;
import io.trigpoint.node.epochs.VerdictQueries.Position;
import io.trigpoint.node.intake.DeviceQueries;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** GET /v1/devices/{id} and /v1/devices/{id}/verdicts. */
public final class DevicesRoute implements Route {
  private final DeviceQueries devices;
  private final VerdictQueries verdicts;
  private final String parameters;
  private final Offload offload;

  /**
   * @param parameters name of the parameter set that judges
   */
  public DevicesRoute(
      DeviceQueries devices, VerdictQueries verdicts, String parameters, Offload offload) {
    this.devices = devices;
    this.verdicts = verdicts;
    this.parameters = parameters;
    this.offload = offload;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/v1/devices/:id")
        .handler(context -> offload.json(context, () -> device(id(context))));
    router
        .get("/v1/devices/:id/verdicts")
        .handler(context -> offload.json(context, () -> page(context)));
  }

  private static DeviceId id(RoutingContext context) {
    return Parameters.path(context, "id", DeviceId::ofHex);
  }

  private JsonObject device(DeviceId id) {
    DeviceQueries.Seen seen =
        devices
            .find(id)
            .orElseThrow(() -> new ProblemException(Problem.notFound("no such device")));
    return new JsonObject()
        .put("id", id.hex())
        .put("kind", seen.device().kind().name().toLowerCase(Locale.ROOT))
        .put("owner", seen.device().owner().hex())
        .put("key_type", seen.device().key().type().name().toLowerCase(Locale.ROOT))
        .put("coarse_cell", seen.device().coarseCell().hex())
        .put("status", seen.status().toLowerCase(Locale.ROOT))
        .put("location_opened", seen.device().location().isPresent())
        .put("last_sequence", seen.lastSequence())
        .put("last_report_ms", seen.lastReportMs());
  }

  private JsonObject page(RoutingContext context) {
    int limit = Parameters.limit(context, 100, 1000);
    List<Given> page =
        verdicts.of(
            id(context),
            Parameters.query(context, "epoch", Long::parseLong),
            Parameters.query(context, "cursor", DevicesRoute::position),
            limit);
    JsonArray list = new JsonArray();
    page.forEach(given -> list.add(json(given)));
    JsonObject json = new JsonObject().put("verdicts", list);
    cursor(page, limit).ifPresent(cursor -> json.put("next_cursor", cursor));
    return json;
  }

  private JsonObject json(Given given) {
    JsonObject evidence = new JsonObject();
    given.verdict().evidence().forEach(evidence::put);
    return new JsonObject()
        .put("report", given.verdict().report().hex())
        .put("kind", given.verdict().kind().name().toLowerCase(Locale.ROOT))
        .put("outcome", given.verdict().outcome().name().toLowerCase(Locale.ROOT))
        .put("rule", given.verdict().rule())
        .put("evidence", evidence)
        .put("epoch", given.epoch())
        .put("parameters", parameters);
  }

  private static Optional<String> cursor(List<Given> page, int limit) {
    return page.size() < limit
        ? Optional.empty()
        : Optional.of(page.getLast().epoch() + "-" + page.getLast().verdict().report().hex());
  }

  private static Position position(String cursor) {
    String[] parts = cursor.split("-", 2);
    if (parts.length != 2) {
      throw new IllegalArgumentException("a cursor is epoch-report");
    }
    return new Position(Long.parseLong(parts[0]), ReportId.ofHex(parts[1]));
  }
}
