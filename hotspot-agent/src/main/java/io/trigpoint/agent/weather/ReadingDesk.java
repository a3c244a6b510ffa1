package io.trigpoint.agent.weather;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.agent.uplink.ReportDesk;
import io.trigpoint.report.Observation;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.WeatherVariable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns samples into readings: repetitions once, times that can be believed, rain as a difference.
 */
public final class ReadingDesk {
  /** What became of a sample. */
  public enum Outcome {
    KEPT,
    REPEATED,
    TOO_SOON,
    NOT_MINE,
    NO_VALUES
  }

  /**
   * The owner's choices.
   *
   * @param sensors rtl_433 sensors that are the owner's, as model/id or model/id/channel; empty for
   *     all
   * @param minInterval samples of one sensor that come sooner are answered but not kept
   */
  public record Choice(Set<String> sensors, Duration minInterval) {}

  private record Recent(long atMs, Map<WeatherVariable, Integer> values, Optional<Double> rain) {}

  private static final long REPEATED_WITHIN_MS = 3_000;
  private static final long DEVICE_CLOCK_MS = Duration.ofMinutes(5).toMillis();
  private static final int MAX_SENSORS = 256;

  private final ReportDesk desk;
  private final RainCounters rain;
  private final HostClock clock;
  private final Choice choice;
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final Map<String, Recent> recent =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Recent> eldest) {
          return size() > MAX_SENSORS;
        }
      };

  private ReadingDesk(ReportDesk desk, RainCounters rain, HostClock clock, Choice choice) {
    this.desk = desk;
    this.rain = rain;
    this.clock = clock;
    this.choice = choice;
  }

  /** {@code rainFile} keeps the rain counters. */
  public static ReadingDesk open(ReportDesk desk, Path rainFile, HostClock clock, Choice choice)
      throws IOException {
    return new ReadingDesk(desk, RainCounters.open(rainFile), clock, choice);
  }

  /** A console's form: Weather Underground, Ambient Weather or Ecowitt. */
  public Outcome console(String path, String query, String body) throws IOException {
    return take(ConsoleForm.sample(ConsoleForm.fields(path, query, body)));
  }

  /** Our own JSON. */
  public Outcome observation(JsonNode json) throws IOException {
    return take(JsonObservation.sample(json));
  }

  /** An event of rtl_433. */
  public Outcome event(JsonNode json) throws IOException {
    Optional<Sample> sample = Rtl433Event.sample(json);
    if (sample.isEmpty()) {
      return counted(Outcome.NO_VALUES);
    }
    String sensor = sample.get().sensor();
    boolean mine =
        choice.sensors().isEmpty()
            || choice.sensors().stream()
                .anyMatch(own -> sensor.equals(own) || sensor.startsWith(own + "/"));
    return mine ? take(sample.get()) : counted(Outcome.NOT_MINE);
  }

  /** How many samples came to which end. */
  public synchronized Map<Outcome, Long> outcomes() {
    return new EnumMap<>(outcomes);
  }

  private synchronized Outcome take(Sample sample) throws IOException {
    long now = clock.millis();
    boolean ownClock =
        sample.time().isPresent()
            && Math.abs(sample.time().get().toEpochMilli() - now) < DEVICE_CLOCK_MS;
    long observed = ownClock ? sample.time().orElseThrow().toEpochMilli() : now;
    Optional<Outcome> skipped = skipped(sample, now, observed);
    if (skipped.isPresent()) {
      return counted(skipped.get());
    }
    Map<WeatherVariable, Integer> values = new EnumMap<>(WeatherVariable.class);
    values.putAll(sample.values());
    sample.rain().ifPresent(total -> putRain(values, sample.sensor(), total));
    if (!values.isEmpty()) {
      file(sample, values, observed, ownClock);
    }
    if (sample.rain().isPresent()) {
      rain.keep(sample.sensor(), sample.rain().get());
    }
    recent.remove(sample.sensor());
    recent.put(sample.sensor(), new Recent(observed, sample.values(), rainOf(sample)));
    return counted(values.isEmpty() ? Outcome.NO_VALUES : Outcome.KEPT);
  }

  private Optional<Outcome> skipped(Sample sample, long now, long observed) {
    if (sample.values().isEmpty() && sample.rain().isEmpty()) {
      return Optional.of(Outcome.NO_VALUES);
    }
    Recent before = recent.get(sample.sensor());
    if (before == null || observed < before.atMs()) {
      return Optional.empty();
    }
    long age = observed - before.atMs();
    boolean same = before.values().equals(sample.values()) && before.rain().equals(rainOf(sample));
    if (same && age < REPEATED_WITHIN_MS) {
      return Optional.of(Outcome.REPEATED);
    }
    return age < choice.minInterval().toMillis() && now - before.atMs() < DEVICE_CLOCK_MS
        ? Optional.of(Outcome.TOO_SOON)
        : Optional.empty();
  }

  private void putRain(
      Map<WeatherVariable, Integer> values, String sensor, Sample.RainTotal total) {
    OptionalInt since = rain.since(sensor, total);
    if (since.isPresent()) {
      values.put(WeatherVariable.RAIN, since.getAsInt());
    }
  }

  private void file(
      Sample sample, Map<WeatherVariable, Integer> values, long observedMs, boolean ownClock)
      throws IOException {
    SortedMap<String, String> raw = new TreeMap<>(sample.raw());
    if (!ownClock) {
      raw.put("observed_ms", "arrival");
    }
    desk.file(header ->
        new WeatherReading(header, observedMs, Observation.of(values), sample.source(), raw));
  }

  private static Optional<Double> rainOf(Sample sample) {
    return sample.rain().map(Sample.RainTotal::micrometres);
  }

  private Outcome counted(Outcome outcome) {
    synchronized (this) {
      outcomes.merge(outcome, 1L, Long::sum);
    }
    return outcome;
  }
}
