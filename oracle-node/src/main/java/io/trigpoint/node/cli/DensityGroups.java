package io.trigpoint.node.cli;

import io.trigpoint.density.HexDensity;
import io.trigpoint.density.HexDensityTable;
import io.trigpoint.density.HexScale;
import io.trigpoint.report.Cell;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;

/** Crowding of cells and its limits. */
final class DensityGroups {
  static final List<EvalGroup> ALL =
      List.of(
          new EvalGroup(
              "coverage.density",
              "{\"table\": \"hip104\" or \"hip17\", \"asserted\": [cell, …]}",
              "{\"scales\": {cell: \"0.1234\"}, \"levels\": {cell: [{\"res\": 10, \"clipped\": n,"
                  + " \"unclipped\": n}, … to 4]}}",
              DensityGroups::density),
          new EvalGroup(
              "coverage.density-limit",
              "{\"table\": \"hip104\" or \"hip17\", \"res\": 4 to 10, \"n\": occupied cells of the"
                  + " seven}",
              "{\"limit\": hotspots}",
              DensityGroups::limit));

  private static final List<HexDensityTable> TABLES =
      List.of(HexDensityTable.HIP104, HexDensityTable.HIP17);

  private static final BigInteger SEVEN = BigInteger.valueOf(7);

  private DensityGroups() {}

  private static JsonObject density(EvalFields in) {
    List<String> asserted = in.texts("asserted");
    List<Cell> cells = asserted.stream().map(text -> EvalFields.cell("asserted", text)).toList();
    SortedMap<Cell, HexScale> scales = HexDensity.scales(table(in), cells);
    JsonObject byCell = new JsonObject();
    JsonObject levels = new JsonObject();
    for (int i = 0; i < cells.size(); i++) {
      HexScale scale = scales.get(cells.get(i));
      if (scale == null) {
        throw new EvalFailure("eval.bad-value", asserted.get(i) + " is coarser than resolution 11");
      }
      byCell.put(asserted.get(i), scale.decimal());
      levels.put(asserted.get(i), breakdown(scale));
    }
    return new JsonObject().put("scales", byCell).put("levels", levels);
  }

  private static JsonArray breakdown(HexScale scale) {
    JsonArray levels = new JsonArray();
    for (HexScale.Level level : scale.levels()) {
      levels.add(
          new JsonObject()
              .put("res", level.resolution())
              .put("clipped", level.clipped())
              .put("unclipped", level.unclipped()));
    }
    return levels;
  }

  private static JsonObject limit(EvalFields in) {
    HexDensityTable table = table(in);
    BigInteger resolution = in.integer("res");
    HexDensityTable.Row row =
        table.rows().stream()
            .filter(each -> BigInteger.valueOf(each.resolution()).equals(resolution))
            .findFirst()
            .orElseThrow(() -> new EvalFailure("eval.bad-value", "res must be 4 to 10"));
    BigInteger occupied = in.integer("n");
    if (occupied.signum() < 0 || occupied.compareTo(SEVEN) > 0) {
      throw new EvalFailure("eval.bad-value", "n must be 0 to 7");
    }
    return new JsonObject().put("limit", row.limit(occupied.intValueExact()));
  }

  private static HexDensityTable table(EvalFields in) {
    String id = in.text("table");
    return TABLES.stream()
        .filter(table -> table.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new EvalFailure("eval.bad-value", "table must be hip104 or hip17"));
  }
}
