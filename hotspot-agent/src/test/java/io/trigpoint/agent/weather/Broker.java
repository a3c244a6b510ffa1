package io.trigpoint.agent.weather;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.moquette.broker.security.IAuthenticator;
import io.moquette.broker.security.IAuthorizatorPolicy;
import io.moquette.broker.subscriptions.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A real MQTT broker on a port that it keeps over stops and starts; its sessions it forgets. */
final class Broker implements AutoCloseable {
  /** Below the ports that the system gives to connections, so that none takes it during a stop. */
  private static final int LOWEST_PORT = 12_000;

  private static final int HIGHEST_PORT = 32_000;

  private final int port;
  private final AtomicInteger refusals = new AtomicInteger();
  private Server server = new Server();
  private boolean running;
  private Optional<IAuthenticator> logins = Optional.empty();

  private Broker(int port) {
    this.port = port;
  }

  /** Does not listen until {@link #start}. */
  static Broker stopped() {
    int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
    while (!isFree(port)) {
      port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
    }
    return new Broker(port);
  }

  private static boolean isFree(int port) {
    try (ServerSocket bound = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return bound.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  static Broker running() throws IOException {
    Broker broker = stopped();
    broker.start();
    return broker;
  }

  String url() {
    return "tcp://127.0.0.1:" + port;
  }

  /** Refuses the next subscriptions. */
  void refuseSubscriptions(int count) {
    refusals.set(count);
  }

  /** From the next start on, lets in only this user. */
  void requireLogin(String user, String password) {
    logins =
        Optional.of((client, name, secret) ->
            user.equals(name) && password.equals(new String(secret, StandardCharsets.UTF_8)));
  }

  /** How many of the refusals that were asked for are still to come. */
  int refusalsLeft() {
    return refusals.get();
  }

  void start() throws IOException {
    Properties properties = new Properties();
    properties.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
    properties.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
    properties.setProperty(
        IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, Boolean.toString(logins.isEmpty()));
    properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    server = new Server();
    server.startServer(
        new MemoryConfig(properties), List.of(), null, logins.orElse(null), new Refusals());
    running = true;
  }

  void stop() {
    if (running) {
      server.stopServer();
      running = false;
    }
  }

  /** Publishes as rtl_433 does, all events over one connection. */
  void publish(int quality, String... events) throws MqttException {
    try (MqttClient client = new MqttClient(url(), "rtl_433", new MemoryPersistence())) {
      client.connect();
      for (String event : events) {
        client.publish(
            "rtl_433/shed/events", event.getBytes(StandardCharsets.UTF_8), quality, false);
      }
      client.disconnect();
    }
  }

  @Override
  public void close() {
    stop();
  }

  private final class Refusals implements IAuthorizatorPolicy {
    @Override
    public boolean canWrite(Topic topic, String user, String client) {
      return true;
    }

    @Override
    public boolean canRead(Topic topic, String user, String client) {
      return refusals.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
    }
  }
}
