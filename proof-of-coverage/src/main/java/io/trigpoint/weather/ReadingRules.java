package io.trigpoint.weather;

import static io.trigpoint.report.WeatherVariable.SOLAR;
import static io.trigpoint.report.WeatherVariable.UV_INDEX;
import static io.trigpoint.report.WeatherVariable.WIND_GUST;
import static io.trigpoint.report.WeatherVariable.WIND_SPEED;

import io.trigpoint.report.Observation;
import io.trigpoint.weather.WeatherParameters.Limits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** The rules that look at one reading alone, in their order. */
final class ReadingRules {
  static final List<Function<ReadingContext, Optional<Refusal>>> ALL =
      List.of(
          ReadingRules::unknownDevice,
          ReadingRules::locationNotAsserted,
          ReadingRules::fromTheFuture,
          ReadingRules::duplicateInstant,
          ReadingRules::outOfRange,
          ReadingRules::inconsistent);

  /** A UV index that needs daylight, in thousandths. */
  private static final int DAYLIGHT_UV = 1_000;

  private ReadingRules() {}

  static Optional<Refusal> firstRefusal(ReadingContext ctx) {
    return ALL.stream().flatMap(rule -> rule.apply(ctx).stream()).findFirst();
  }

  private static Optional<Refusal> unknownDevice(ReadingContext ctx) {
    return Refusal.when(ctx.station().isEmpty(), WeatherRefusal.UNKNOWN_DEVICE, Map::of);
  }

  private static Optional<Refusal> locationNotAsserted(ReadingContext ctx) {
    return Refusal.when(
        ctx.station().orElseThrow().location().isEmpty(),
        WeatherRefusal.LOCATION_NOT_ASSERTED,
        Map::of);
  }

  private static Optional<Refusal> fromTheFuture(ReadingContext ctx) {
    long observed = ctx.reading().observedMs();
    long received = ctx.received().receivedMs();
    return Refusal.when(
        observed > received + ctx.parameters().timing().clockSkewMs(),
        WeatherRefusal.FROM_THE_FUTURE,
        () ->
            Map.of("observed_ms", Long.toString(observed), "received_ms", Long.toString(received)));
  }

  private static Optional<Refusal> duplicateInstant(ReadingContext ctx) {
    return Refusal.when(
        ctx.counted().isPresent(),
        WeatherRefusal.DUPLICATE_INSTANT,
        () -> Map.of("kept", ctx.counted().orElseThrow().hex()));
  }

  private static Optional<Refusal> outOfRange(ReadingContext ctx) {
    return ctx.parameters().limits().stream()
        .flatMap(limit -> outOfRange(ctx.reading().values(), limit).stream())
        .findFirst();
  }

  private static Optional<Refusal> outOfRange(Observation values, Limits limit) {
    OptionalInt value = values.value(limit.variable());
    return Refusal.when(
        value.isPresent() && (value.getAsInt() < limit.min() || value.getAsInt() > limit.max()),
        WeatherRefusal.OUT_OF_RANGE,
        () ->
            Map.of(
                "variable", limit.variable().name(),
                "value", Integer.toString(value.orElseThrow()),
                "min", Integer.toString(limit.min()),
                "max", Integer.toString(limit.max())));
  }

  private static Optional<Refusal> inconsistent(ReadingContext ctx) {
    Observation values = ctx.reading().values();
    OptionalInt speed = values.value(WIND_SPEED);
    OptionalInt gust = values.value(WIND_GUST);
    boolean calmGust = speed.isPresent() && gust.isPresent() && gust.getAsInt() < speed.getAsInt();
    boolean darkUv =
        values.value(SOLAR).orElse(1) == 0 && values.value(UV_INDEX).orElse(0) >= DAYLIGHT_UV;
    return Refusal.when(
        calmGust || darkUv,
        WeatherRefusal.INCONSISTENT,
        () ->
            calmGust
                ? Map.of(
                    "wind_speed", Integer.toString(speed.orElseThrow()),
                    "wind_gust", Integer.toString(gust.orElseThrow()))
                : Map.of(
                    "solar", "0", "uv_index", Integer.toString(values.value(UV_INDEX).orElse(0))));
  }
}
