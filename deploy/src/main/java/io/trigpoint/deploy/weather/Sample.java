package io.trigpoint.deploy.weather;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one station measured at one moment; what it did not measure is absent. */
public record Sample(SortedMap<Quantity, Double> values) {

  public Sample {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  public OptionalDouble get(Quantity quantity) {
    Double value = values.get(quantity);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** This sample with some values replaced. */
  public Sample with(Map<Quantity, Double> replaced) {
    Map<Quantity, Double> merged = new EnumMap<>(Quantity.class);
    merged.putAll(values);
    merged.putAll(replaced);
    return new Sample(new TreeMap<>(merged));
  }
}
