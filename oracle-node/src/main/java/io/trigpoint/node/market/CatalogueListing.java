package io.trigpoint.node.market;

import io.trigpoint.rewards.market.CellScope;
import io.trigpoint.rewards.market.ReadingQuery;
import io.trigpoint.rewards.market.SoldKind;
import io.trigpoint.rewards.market.Tariff;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is on sale, for everyone to see: kinds, cells, periods, price, licence and a free row of
 * each.
 */
public final class CatalogueListing {
  private final ReadingCatalogue catalogue;
  private final Tariff tariff;

  public CatalogueListing(ReadingCatalogue catalogue, Tariff tariff) {
    this.catalogue = catalogue;
    this.tariff = tariff;
  }

  public JsonObject json() {
    List<CellHolding> holdings = catalogue.holdings();
    return new JsonObject()
        .put("licence", ReadingJson.LICENCE)
        .put("finest_cell_resolution", CellScope.COARSE)
        .put("most_rows", ReadingQuery.MOST_ROWS)
        .put("price", price())
        .put(
            "kinds",
            new JsonArray(
                Arrays.stream(SoldKind.values()).map(kind -> kind(kind, holdings)).toList()));
  }

  private JsonObject price() {
    return new JsonObject()
        .put("per_row", tariff.perRow().toString())
        .put("asset", tariff.token().id().hex())
        .put("asset_name", tariff.token().name())
        .put("network", tariff.token().network())
        .put("pay_to", tariff.payTo().hex());
  }

  private JsonObject kind(SoldKind kind, List<CellHolding> holdings) {
    ReadingQuery first = new ReadingQuery(kind, Optional.empty(), 0, Long.MAX_VALUE, 1);
    return new JsonObject()
        .put("kind", kind.word())
        .put("url", "/v1/readings?kind=" + kind.word())
        .put(
            "cells",
            new JsonArray(
                holdings.stream()
                    .filter(holding -> holding.kind() == kind)
                    .map(CatalogueListing::cell)
                    .toList()))
        .put(
            "sample",
            new JsonArray(catalogue.rows(first, 1).stream().map(ReadingJson::row).toList()));
  }

  private static JsonObject cell(CellHolding holding) {
    return new JsonObject()
        .put("cell", holding.cell().hex())
        .put("records", holding.records())
        .put("first_ms", holding.firstMs())
        .put("last_ms", holding.lastMs());
  }
}
