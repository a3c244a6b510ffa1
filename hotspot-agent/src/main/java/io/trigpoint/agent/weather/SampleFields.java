package io.trigpoint.agent.weather;

import io.trigpoint.agent.json.Json;
import io.trigpoint.report.WeatherVariable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects values from named fields; the first good field of a variable wins. */
final class SampleFields {
  private static final int MAX_TEXT = 32;

  private final Map<String, String> fields;
  private final Map<WeatherVariable, Integer> values = new EnumMap<>(WeatherVariable.class);
  private final SortedMap<String, String> raw = new TreeMap<>();

  SampleFields(Map<String, String> fields) {
    this.fields = fields;
  }

  SampleFields take(WeatherVariable variable, SourceUnit unit, String... names) {
    for (String name : names) {
      OptionalDouble number = number(name);
      if (number.isPresent() && !values.containsKey(variable)) {
        unit.convert(variable, number.getAsDouble())
            .ifPresent(value -> {
              values.put(variable, value);
              remember(name);
            });
      }
    }
    return this;
  }

  /** The first of the counters that is there. */
  Optional<Sample.RainTotal> total(SourceUnit unit, boolean startsAtZero, String... names) {
    for (String name : names) {
      OptionalDouble number = number(name);
      if (number.isPresent() && number.getAsDouble() >= 0) {
        remember(name);
        return Optional.of(
            new Sample.RainTotal(name, unit.micrometres(number.getAsDouble()), startsAtZero));
      }
    }
    return Optional.empty();
  }

  SampleFields keepRaw(String name) {
    remember(name);
    return this;
  }

  Map<WeatherVariable, Integer> values() {
    return values;
  }

  SortedMap<String, String> raw() {
    return raw;
  }

  private void remember(String name) {
    String text = fields.get(name);
    if (text != null) {
      raw.put(name, text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
    }
  }

  private OptionalDouble number(String name) {
    String text = fields.get(name);
    return text == null ? OptionalDouble.empty() : Json.number(text);
  }
}
