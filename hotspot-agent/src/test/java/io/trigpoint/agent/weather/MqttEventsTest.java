package io.trigpoint.agent.weather;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.agent.uplink.Backoff;
import io.trigpoint.agent.uplink.DeskFixture;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.WeatherVariable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class MqttEventsTest {
  private static final Instant BUILT = Instant.parse("2026-11-21T00:00:00Z");
  private static final Path RECORDED = Path.of("../../shared/data/rtl433/decoded-default.jsonl");
  private static final int TRANSMISSIONS = 11;

  @TempDir private Path folder;
  private final AtomicLong now = new AtomicLong(BUILT.toEpochMilli() + 3_600_000);
  private Optional<MqttEvents.Login> login = Optional.empty();
  private DeskFixture desk;
  private Rtl433Lines lines;
  private FailureLog log;

  @BeforeEach
  void open() throws IOException {
    HostClock clock =
        new HostClock(() -> Instant.ofEpochMilli(now.get()), () -> 0, BUILT.toEpochMilli());
    desk = DeskFixture.open(folder, clock);
    log = new FailureLog(clock, line -> {});
    ReadingDesk readings =
        ReadingDesk.open(
            desk.desk(),
            folder.resolve("rain"),
            clock,
            new ReadingDesk.Choice(Set.of(), Duration.ZERO));
    lines = new Rtl433Lines(readings, log);
  }

  @AfterEach
  void close() throws IOException {
    desk.queue().close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void keepsEachTransmissionThatTheBrokerPassesOnOnce(int quality) throws Exception {
    try (Broker broker = Broker.running();
        MqttEvents mqtt = subscribe(broker)) {
      eventually(mqtt::subscribed);
      broker.publish(quality, Files.readAllLines(RECORDED).toArray(String[]::new));
      broker.publish(quality, event(99));

      eventually(() -> temperatures().contains(99_000));
      assertThat(desk.readings()).hasSize(TRANSMISSIONS + 1);
    }
  }

  @Test
  void startsWithoutABrokerAndConnectsWhenItComes() throws Exception {
    try (Broker broker = Broker.stopped();
        MqttEvents mqtt = subscribe(broker)) {
      TimeUnit.MILLISECONDS.sleep(1_500);
      assertThat(mqtt.subscribed()).isFalse();

      broker.start();
      eventually(mqtt::subscribed);
      broker.publish(0, event(1));

      eventually(() -> temperatures().equals(List.of(1_000)));
    }
  }

  @Test
  void goesOnWhenTheBrokerComesBackOnTheSamePort() throws Exception {
    try (Broker broker = Broker.running();
        MqttEvents mqtt = subscribe(broker)) {
      eventually(mqtt::subscribed);
      broker.publish(0, event(1));
      eventually(() -> temperatures().equals(List.of(1_000)));

      broker.stop();
      eventually(() -> !mqtt.subscribed());
      broker.start();
      eventually(mqtt::subscribed);
      broker.publish(0, event(2));

      eventually(() -> temperatures().equals(List.of(1_000, 2_000)));
    }
  }

  @Test
  void subscribesAgainWhenTheBrokerRefusedIt() throws Exception {
    try (Broker broker = Broker.running()) {
      broker.refuseSubscriptions(2);
      try (MqttEvents mqtt = subscribe(broker)) {
        eventually(() -> broker.refusalsLeft() == 0);
        eventually(mqtt::subscribed);
        broker.publish(0, event(1));

        eventually(() -> temperatures().equals(List.of(1_000)));
      }
    }
  }

  @Test
  void logsInWhereTheBrokerWantsIt() throws Exception {
    try (Broker broker = Broker.stopped()) {
      broker.requireLogin("station", "secret");
      broker.start();
      login = Optional.of(new MqttEvents.Login("station", "wrong"));
      try (MqttEvents mqtt = subscribe(broker)) {
        TimeUnit.MILLISECONDS.sleep(1_500);
        assertThat(mqtt.subscribed()).isFalse();
      }
      login = Optional.of(new MqttEvents.Login("station", "secret"));
      try (MqttEvents mqtt = subscribe(broker)) {
        eventually(mqtt::subscribed);
      }
      assertThat(login.toString()).doesNotContain("secret");
    }
  }

  /** The broker of these tests does not mark what it retained, so the message is made here. */
  @Test
  void leavesOutRetainedEventsWhoseAgeIsUnknown() throws Exception {
    try (Broker broker = Broker.stopped();
        MqttEvents mqtt = subscribe(broker)) {
      MqttMessage message = new MqttMessage(event(1).getBytes(StandardCharsets.UTF_8));
      message.setRetained(true);
      mqtt.take(message);
      assertThat(temperatures()).isEmpty();

      message.setRetained(false);
      mqtt.take(message);
      assertThat(temperatures()).containsExactly(1_000);
    }
  }

  @Test
  void getsAnEventAgainThatCouldNotBeKept() throws Exception {
    long sane = now.get();
    try (Broker broker = Broker.running();
        MqttEvents mqtt = subscribe(broker)) {
      eventually(mqtt::subscribed);
      now.set(0);
      broker.publish(1, event(1));
      eventually(() -> !mqtt.subscribed());
      assertThat(desk.readings()).isEmpty();

      now.set(sane);

      eventually(() -> temperatures().equals(List.of(1_000)));
    }
  }

  private MqttEvents subscribe(Broker broker) throws MqttException {
    Backoff backoff = new Backoff(Duration.ofSeconds(2), new Random(1));
    return MqttEvents.open(
        new MqttEvents.Source(broker.url(), "rtl_433/+/events", "trigpoint-test", login),
        lines,
        backoff,
        log);
  }

  private static String event(int celsius) {
    return "{\"model\":\"Test\",\"id\":7,\"temperature_C\":" + celsius + "}";
  }

  private List<Integer> temperatures() throws Exception {
    return desk.readings().stream()
        .map(WeatherReading::values)
        .flatMap(values -> values.value(WeatherVariable.TEMPERATURE).stream().boxed())
        .toList();
  }

  private static void eventually(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(45).toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
