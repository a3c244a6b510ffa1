package io.trigpoint.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.report.Header;
import io.trigpoint.report.Observation;
import io.trigpoint.report.Report;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.WeatherVariable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportDeskTest {
  private static final long BUILT = Instant.parse("2026-11-21T00:00:00Z").toEpochMilli();
  private static final long IN_2012 = Instant.parse("2012-01-01T00:00:00Z").toEpochMilli();

  @TempDir private Path folder;
  private final AtomicLong wall = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> logged = new ArrayList<>();
  private DeskFixture fixture;

  @BeforeEach
  void startIn2012() throws IOException {
    wall.set(IN_2012);
    HostClock clock = new HostClock(() -> Instant.ofEpochMilli(wall.get()), nanos::get, BUILT);
    fixture =
        DeskFixture.open(folder, clock, List.of(URI.create("http://127.0.0.1:1")), logged::add);
  }

  @AfterEach
  void close() throws IOException {
    fixture.queue().close();
  }

  @Test
  void signsNothingUntilTheClockIsSetAndMarksTheFirstReportAfterIt() throws Exception {
    assertThatThrownBy(this::file).isInstanceOf(IOException.class).hasMessageContaining("clock");
    pass(30_000);
    assertThatThrownBy(this::file).isInstanceOf(IOException.class);
    assertThat(fixture.reports()).isEmpty();

    wall.set(BUILT + Duration.ofDays(3).toMillis());
    file();
    pass(30_000);
    file();

    assertThat(headers()).extracting(Header::clockAdjusted).containsExactly(true, false);
    assertThat(headers()).extracting(Header::timeMs).allMatch(time -> time > BUILT);
    assertThat(logged).singleElement().asString().startsWith("clock: stepped by ");
  }

  @Test
  void marksTheNextReportAfterEachStepInEitherDirection() throws Exception {
    wall.set(BUILT + 10_000_000);
    file();
    for (long step : new long[] {2_500, 0, -2_500, 1_900, 0}) {
      pass(60_000);
      wall.addAndGet(step);
      file();
    }

    assertThat(headers())
        .extracting(Header::clockAdjusted)
        .containsExactly(true, true, false, true, false, false);
  }

  @Test
  void marksTheNextReportWhenTheStepFellOnOneThatCouldNotBeMade() throws Exception {
    wall.set(BUILT + 10_000_000);
    file();
    wall.addAndGet(5_000);
    assertThatThrownBy(() ->
            fixture
                .desk()
                .file(header -> {
                  throw new IllegalArgumentException("no report");
                }))
        .isInstanceOf(IllegalArgumentException.class);
    file();

    assertThat(headers().getLast().clockAdjusted()).isTrue();
  }

  private void file() throws IOException {
    fixture
        .desk()
        .file(header ->
            new WeatherReading(
                header,
                header.timeMs(),
                Observation.of(Map.of(WeatherVariable.TEMPERATURE, 1_000)),
                "json",
                new TreeMap<>()));
  }

  private List<Header> headers() throws Exception {
    return fixture.reports().stream().map(Report::header).toList();
  }

  private void pass(long millis) {
    wall.addAndGet(millis);
    nanos.addAndGet(millis * 1_000_000);
  }
}
