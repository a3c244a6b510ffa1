package io.trigpoint.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trigpoint.agent.config.AgentConfig;
import io.trigpoint.agent.weather.MqttEvents;
import io.trigpoint.agent.weather.ReadingDesk;
import io.trigpoint.agent.weather.Rtl433Lines;
import io.trigpoint.agent.weather.WeatherDoor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.paho.client.mqttv3.MqttException;

/** A station takes readings over HTTP, from rtl_433 on stdin, and from an MQTT broker. */
final class StationRole implements DeviceRole {
  private final ReadingDesk readings;
  private final WeatherDoor door;
  private final Optional<MqttEvents> mqtt;
  private final Common common;

  private StationRole(
      ReadingDesk readings, WeatherDoor door, Optional<MqttEvents> mqtt, Common common) {
    this.readings = readings;
    this.door = door;
    this.mqtt = mqtt;
    this.common = common;
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
    return new StationRole(readings, door, mqtt, common);
  }

  private static MqttEvents subscribe(AgentConfig.Mqtt mqtt, Rtl433Lines events, Common common)
      throws IOException {
    String client = "trigpoint-" + common.signer().deviceId().hex().substring(2, 14);
    try {
      return MqttEvents.open(mqtt.url(), mqtt.topic(), client, events, common.log());
    } catch (MqttException | IllegalArgumentException unusable) {
      throw new IOException("mqtt.url cannot be used: " + unusable.getMessage(), unusable);
    }
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
  }

  @Override
  public void close() {
    door.close();
    if (mqtt.isPresent()) {
      try {
        mqtt.get().close();
      } catch (MqttException alreadyGone) {
        common.log().failed("mqtt", String.valueOf(alreadyGone.getMessage()));
      }
    }
  }
}
