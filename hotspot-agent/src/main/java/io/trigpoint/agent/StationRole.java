package io.trigpoint.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trigpoint.agent.config.AgentConfig;
import io.trigpoint.agent.key.PrivateFiles;
import io.trigpoint.agent.uplink.Backoff;
import io.trigpoint.agent.weather.MqttEvents;
import io.trigpoint.agent.weather.ReadingDesk;
import io.trigpoint.agent.weather.Rtl433Lines;
import io.trigpoint.agent.weather.WeatherDoor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.paho.client.mqttv3.MqttException;

/** A station takes readings over HTTP, from rtl_433 on stdin, and from an MQTT broker. */
final class StationRole implements DeviceRole {
  private static final Duration MQTT_LONGEST_WAIT = Duration.ofSeconds(30);

  private final ReadingDesk readings;
  private final WeatherDoor door;
  private final Optional<MqttEvents> mqtt;

  private StationRole(ReadingDesk readings, WeatherDoor door, Optional<MqttEvents> mqtt) {
    this.readings = readings;
    this.door = door;
    this.mqtt = mqtt;
  }

  static StationRole start(AgentConfig.Weather weather, Path dataDir, Common common)
      throws IOException {
    ReadingDesk readings =
        ReadingDesk.open(
            common.desk(),
            dataDir.resolve("rain"),
            common.clock(),
            new ReadingDesk.Choice(weather.sensors(), weather.minInterval()));
    Rtl433Lines events = new Rtl433Lines(readings, common.log());
    if (weather.rtl433Stdin()) {
      Thread.ofPlatform().daemon().name("rtl433").start(() -> events.read(System.in));
    }
    Optional<MqttEvents> mqtt = Optional.empty();
    if (weather.mqtt().isPresent()) {
      mqtt = Optional.of(subscribe(weather.mqtt().get(), events, common));
    }
    WeatherDoor door = WeatherDoor.open(weather.listen(), readings, common.log());
    return new StationRole(readings, door, mqtt);
  }

  private static MqttEvents subscribe(AgentConfig.Mqtt mqtt, Rtl433Lines events, Common common)
      throws IOException {
    Optional<MqttEvents.Login> login = Optional.empty();
    if (mqtt.user().isPresent()) {
      login = Optional.of(new MqttEvents.Login(mqtt.user().get(), password(mqtt)));
    }
    String client = "trigpoint-" + common.signer().deviceId().hex().substring(2, 14);
    try {
      return MqttEvents.open(
          new MqttEvents.Source(mqtt.url(), mqtt.topic(), client, login),
          events,
          new Backoff(MQTT_LONGEST_WAIT, common.random()),
          common.log());
    } catch (MqttException | IllegalArgumentException unusable) {
      throw new IOException("mqtt.url cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  private static String password(AgentConfig.Mqtt mqtt) throws IOException {
    return mqtt.passwordFile().isPresent()
        ? new String(PrivateFiles.read(mqtt.passwordFile().get()), StandardCharsets.UTF_8).strip()
        : "";
  }

  @Override
  public void describe(ObjectNode file) {
    file.put("weather", "http://" + HostPort.of(door.address()));
  }

  @Override
  public void status(ObjectNode status) {
    ObjectNode shown = status.putObject("weather");
    shown.put("listen", "http://" + HostPort.of(door.address()));
    readings
        .outcomes()
        .forEach((outcome, count) -> shown.put(outcome.name().toLowerCase(Locale.ROOT), count));
    mqtt.ifPresent(broker -> shown.put("mqtt_subscribed", broker.subscribed()));
  }

  @Override
  public void close() {
    door.close();
    mqtt.ifPresent(MqttEvents::close);
  }
}
