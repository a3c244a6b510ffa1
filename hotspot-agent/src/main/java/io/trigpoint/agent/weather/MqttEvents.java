package io.trigpoint.agent.weather;

import io.trigpoint.agent.clock.FailureLog;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallbackExtended;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Subscribes to rtl_433's events topic; connects, and connects again, until closed. */
public final class MqttEvents implements AutoCloseable {
  private static final int SECONDS_BETWEEN_TRIES = 5;

  private final MqttClient client;
  private final String topic;
  private final Rtl433Lines events;
  private final FailureLog log;
  private volatile boolean closed;

  private MqttEvents(MqttClient client, String topic, Rtl433Lines events, FailureLog log) {
    this.client = client;
    this.topic = topic;
    this.events = events;
    this.log = log;
  }

  public static MqttEvents open(
      String url, String topic, String clientId, Rtl433Lines events, FailureLog log)
      throws MqttException {
    MqttEvents mqtt =
        new MqttEvents(new MqttClient(url, clientId, new MemoryPersistence()), topic, events, log);
    mqtt.client.setCallback(mqtt.new Messages());
    Thread.ofVirtual().name("mqtt").start(mqtt::connect);
    return mqtt;
  }

  @Override
  public void close() throws MqttException {
    closed = true;
    if (client.isConnected()) {
      client.disconnectForcibly(500, 500);
    }
    client.close();
  }

  private void connect() {
    MqttConnectOptions options = new MqttConnectOptions();
    options.setAutomaticReconnect(true);
    options.setCleanSession(true);
    options.setMaxReconnectDelay(30_000);
    while (!closed) {
      try {
        client.connect(options);
        return;
      } catch (MqttException unreachable) {
        log.failed("mqtt", String.valueOf(unreachable.getMessage()));
      }
      try {
        TimeUnit.SECONDS.sleep(SECONDS_BETWEEN_TRIES);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private final class Messages implements MqttCallbackExtended {
    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
      log.worksAgain("mqtt");
      Thread.ofVirtual().start(this::subscribe);
    }

    @Override
    public void connectionLost(Throwable cause) {
      log.failed("mqtt", String.valueOf(cause.getMessage()));
    }

    @Override
    public void messageArrived(String from, MqttMessage message) {
      events.take(message.getPayload(), message.getPayload().length);
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {}

    private void subscribe() {
      try {
        client.subscribe(topic, 1);
      } catch (MqttException refused) {
        log.failed("mqtt", topic + ": " + refused.getMessage());
      }
    }
  }
}
