package io.trigpoint.deploy.weather;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays one station: sends a row of its feed to an agent's weather intake at a steady pace. */
public final class StationFeeder implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String station;
  private final WeatherFeed feed;
  private final StationDialect dialect;
  private final URI intake;
  private final AtomicInteger row = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

  private StationFeeder(String station, WeatherFeed feed, StationDialect dialect, URI intake) {
    this.station = station;
    this.feed = feed;
    this.dialect = dialect;
    this.intake = intake;
  }

  /** Sends one row now and one each {@code pace} until closed. */
  public static StationFeeder start(
      String station, WeatherFeed feed, StationDialect dialect, URI intake, Duration pace) {
    StationFeeder feeder = new StationFeeder(station, feed, dialect, intake);
    var _ =
        feeder.timer.scheduleAtFixedRate(
            feeder::sendNextRow, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
    return feeder;
  }

  /** How many rows the agent has taken. */
  public int taken() {
    return taken.get();
  }

  private void sendNextRow() {
    feed.sample(station, row.getAndIncrement())
        .map(sample -> dialect.upload(station, sample, Instant.now()))
        .ifPresent(this::send);
  }

  private void send(Upload upload) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(intake.resolve(upload.target())).timeout(Duration.ofSeconds(5));
    if (upload.method().equals("POST")) {
      request
          .header("Content-Type", upload.contentType())
          .POST(HttpRequest.BodyPublishers.ofString(upload.body()));
    }
    try {
      int status = HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 == 2) {
        taken.incrementAndGet();
      }
    } catch (IOException lost) {
      // Stations do not repeat what they failed to send.
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
