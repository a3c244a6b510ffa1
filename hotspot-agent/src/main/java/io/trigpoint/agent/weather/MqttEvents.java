package io.trigpoint.agent.weather;

import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.uplink.Backoff;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * Subscribes to rtl_433's events topic: connects and subscribes, again after any failure, until
 * closed. Events that the broker kept during a short absence are read, older ones discarded: an
 * event need not say when it was measured.
 */
public final class MqttEvents implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int KEEPALIVE_SECONDS = 30;
  private static final int QUALITY = 1;
  private static final long SHORT_ABSENCE_NANOS = Duration.ofMinutes(2).toNanos();
  private static final long STABLE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final String FAILURE = "mqtt";

  /**
   * Where rtl_433's events are.
   *
   * @param client the name under which the broker knows this subscriber
   * @param login empty for brokers that let everybody in
   */
  public record Source(String url, String topic, String client, Optional<Login> login) {}

  /** A user of the broker; its text form hides the password. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }

  private final Source source;
  private final MqttClient client;
  private final Rtl433Lines events;
  private final Backoff backoff;
  private final FailureLog log;
  private final Thread thread;
  private long resumableUntilNanos = System.nanoTime();
  private volatile CountDownLatch lost = new CountDownLatch(0);
  private volatile boolean subscribed;
  private volatile boolean closed;

  private MqttEvents(
      Source source, MqttClient client, Rtl433Lines events, Backoff backoff, FailureLog log) {
    this.source = source;
    this.client = client;
    this.events = events;
    this.backoff = backoff;
    this.log = log;
    this.thread = Thread.ofVirtual().name("mqtt").unstarted(this::run);
  }

  /** Starts at once; the broker may come later. An exception means that the URL is no broker's. */
  public static MqttEvents open(Source source, Rtl433Lines events, Backoff backoff, FailureLog log)
      throws MqttException {
    MqttClient client = new MqttClient(source.url(), source.client(), new MemoryPersistence());
    client.setTimeToWait(ANSWER.toMillis());
    MqttEvents mqtt = new MqttEvents(source, client, events, backoff, log);
    client.setCallback(mqtt.new Messages());
    mqtt.thread.start();
    return mqtt;
  }

  /** Whether events arrive when rtl_433 publishes them. */
  public boolean subscribed() {
    return subscribed;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    hangUp();
  }

  private void run() {
    try {
      while (!closed) {
        long begun = System.nanoTime();
        try {
          listen();
        } catch (MqttException failed) {
          log.failed(FAILURE, source.topic() + ": " + failed.getMessage());
        }
        subscribed = false;
        hangUp();
        if (System.nanoTime() - begun > STABLE_NANOS) {
          backoff.reset();
        }
        TimeUnit.MILLISECONDS.sleep(backoff.next().toMillis());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      release();
    }
  }

  private void release() {
    hangUp();
    try {
      client.close(true);
    } catch (MqttException alreadyGone) {
      log.failed(FAILURE, String.valueOf(alreadyGone.getMessage()));
    }
  }

  /** Returns when a connection that was subscribed is lost. */
  private void listen() throws MqttException, InterruptedException {
    if (System.nanoTime() - resumableUntilNanos >= 0) {
      client.connect(options(true));
      client.disconnect();
    }
    CountDownLatch gone = new CountDownLatch(1);
    lost = gone;
    client.connect(options(false));
    client.subscribe(source.topic(), QUALITY);
    subscribed = true;
    log.worksAgain(FAILURE);
    boolean left = false;
    while (!left) {
      left = gone.await(KEEPALIVE_SECONDS, TimeUnit.SECONDS) || !client.isConnected();
    }
    resumableUntilNanos = System.nanoTime() + SHORT_ABSENCE_NANOS;
  }

  private MqttConnectOptions options(boolean clean) {
    MqttConnectOptions options = new MqttConnectOptions();
    options.setCleanSession(clean);
    options.setKeepAliveInterval(KEEPALIVE_SECONDS);
    options.setConnectionTimeout((int) ANSWER.toSeconds());
    if (source.login().isPresent()) {
      options.setUserName(source.login().get().user());
      options.setPassword(source.login().get().password().toCharArray());
    }
    return options;
  }

  private void hangUp() {
    try {
      if (client.isConnected()) {
        client.disconnectForcibly(500, 500);
      }
    } catch (MqttException alreadyGone) {
      log.failed(FAILURE, String.valueOf(alreadyGone.getMessage()));
    }
  }

  /**
   * Retained events are of unknown age and left out. An exception leaves the event unacknowledged
   * and ends the connection: the broker sends it again on the next one.
   */
  void take(MqttMessage message) throws IOException {
    byte[] event = message.getPayload();
    if (message.isRetained() || events.take(event, event.length) || message.getQos() == 0) {
      return;
    }
    throw new IOException("an event could not be kept");
  }

  private final class Messages implements MqttCallback {
    @Override
    public void connectionLost(Throwable cause) {
      log.failed(FAILURE, String.valueOf(cause.getMessage()));
      lost.countDown();
    }

    @Override
    public void messageArrived(String from, MqttMessage message) throws IOException {
      take(message);
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {}
  }
}
