package io.trigpoint.node.market;

import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.Witness;
import io.trigpoint.rewards.market.ReadingQuery;
import io.trigpoint.rewards.market.SoldQuantity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/** The JSON of rows and of the epochs that they can be checked against. */
final class ReadingJson {
  static final String LICENCE = "CC-BY-4.0";

  private ReadingJson() {}

  static JsonObject answer(ReadingQuery query, List<SoldRecord> rows, List<SoldEpoch> epochs) {
    return new JsonObject()
        .put("kind", query.kind().word())
        .put("licence", LICENCE)
        .put("rows", new JsonArray(rows.stream().map(ReadingJson::row).toList()))
        .put("epochs", new JsonArray(epochs.stream().map(ReadingJson::epoch).toList()))
        .put("quality", quality(rows));
  }

  static JsonObject row(SoldRecord sold) {
    JsonObject row =
        new JsonObject()
            .put("report", sold.id().hex())
            .put("epoch", sold.epoch())
            .put("device", sold.report().header().device().hex())
            .put("cell", sold.cell().hex())
            .put("time_ms", sold.report().header().timeMs())
            .put("verdict", "accepted")
            .put("rule", sold.rule());
    sold.quality().ifPresent(ppm -> row.put("quality_ppm", ppm));
    return row.put("values", values(sold));
  }

  private static JsonObject values(SoldRecord sold) {
    JsonObject values = new JsonObject();
    switch (sold.report()) {
      case WeatherReading reading -> {
        values.put("observed_ms", reading.observedMs());
        reading
            .values()
            .asMap()
            .forEach((variable, carried) -> {
              SoldQuantity quantity = SoldQuantity.of(variable, carried);
              values.put(quantity.name(), quantity.value());
            });
      }
      case Witness witness ->
          values
              .put("beacon_payload", witness.payload().toString())
              .put("frequency_hz", witness.frequency().value())
              .put("spreading_factor", witness.spreading().value())
              .put("rssi_dbm", BigDecimal.valueOf(witness.rssi().tenths(), 1))
              .put("snr_db", BigDecimal.valueOf(witness.snr().tenths(), 1));
      default -> throw new IllegalStateException("not on sale: " + sold.report().kind());
    }
    return values;
  }

  private static JsonObject epoch(SoldEpoch epoch) {
    return new JsonObject()
        .put("epoch", epoch.number())
        .put("state", epoch.state())
        .put("input_root", epoch.inputRoot().hex())
        .put("verdict_root", epoch.verdictRoot().hex())
        .put("reward_root", epoch.rewardRoot().hex());
  }

  /** The quality of each device in the answer, by epoch. */
  private static JsonArray quality(List<SoldRecord> rows) {
    TreeMap<String, JsonObject> byDevice = new TreeMap<>();
    for (SoldRecord row : rows) {
      String device = row.report().header().device().hex();
      row.quality()
          .ifPresent(ppm ->
              byDevice.put(
                  "%020d %s".formatted(row.epoch(), device),
                  new JsonObject()
                      .put("epoch", row.epoch())
                      .put("device", device)
                      .put("quality_ppm", ppm)));
    }
    return new JsonArray(List.copyOf(byDevice.values()));
  }
}
