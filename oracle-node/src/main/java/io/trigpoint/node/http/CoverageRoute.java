package io.trigpoint.node.http;

import com.uber.h3core.util.LatLng;
import io.trigpoint.node.epochs.CoverageMap;
import io.trigpoint.report.Cell;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;

/** GET /v1/coverage: coarse cells as GeoJSON polygons. */
public final class CoverageRoute implements Route {
  private static final int EPOCHS = 100;

  private final CoverageMap map;
  private final Offload offload;

  public CoverageRoute(CoverageMap map, Offload offload) {
    this.map = map;
    this.offload = offload;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/v1/coverage")
        .handler(context -> offload.json(context, "application/geo+json", this::collection));
  }

  private JsonObject collection() {
    JsonArray features = new JsonArray();
    map.cells(EPOCHS).forEach(covered -> features.add(feature(covered)));
    return new JsonObject().put("type", "FeatureCollection").put("features", features);
  }

  private static JsonObject feature(CoverageMap.Covered covered) {
    return new JsonObject()
        .put("type", "Feature")
        .put("id", covered.cell().hex())
        .put("geometry", polygon(covered.cell()))
        .put(
            "properties",
            new JsonObject()
                .put("cell", covered.cell().hex())
                .put("beacons", covered.beacons())
                .put("witnesses", covered.witnesses()));
  }

  private static JsonObject polygon(Cell cell) {
    List<LatLng> corners = Cell.h3().cellToBoundary(cell.index());
    JsonArray ring = new JsonArray();
    corners.forEach(corner -> ring.add(point(corner)));
    ring.add(point(corners.getFirst()));
    return new JsonObject().put("type", "Polygon").put("coordinates", new JsonArray().add(ring));
  }

  private static JsonArray point(LatLng corner) {
    return new JsonArray().add(corner.lng).add(corner.lat);
  }
}
