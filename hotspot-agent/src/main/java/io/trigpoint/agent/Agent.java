package io.trigpoint.agent;

import io.trigpoint.agent.chain.LocationFile;
import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.agent.config.AgentConfig;
import io.trigpoint.agent.json.Json;
import io.trigpoint.agent.key.KeyFile;
import io.trigpoint.agent.local.AgentFile;
import io.trigpoint.agent.local.AgentVersion;
import io.trigpoint.agent.local.StatusPage;
import io.trigpoint.agent.uplink.Backoff;
import io.trigpoint.agent.uplink.Delivery;
import io.trigpoint.agent.uplink.DiskQueue;
import io.trigpoint.agent.uplink.Nodes;
import io.trigpoint.agent.uplink.ReportDesk;
import io.trigpoint.agent.uplink.SequenceNumbers;
import io.trigpoint.agent.uplink.Standing;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.report.SignatureChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Wires the parts of a running agent and keeps the network's view fresh. */
public final class Agent implements AutoCloseable {
  private static final DiskQueue.Limits RADIO =
      new DiskQueue.Limits(Duration.ofMinutes(10).toMillis(), 4 << 20);
  private static final DiskQueue.Limits READINGS =
      new DiskQueue.Limits(Duration.ofDays(7).toMillis(), 32 << 20);
  private static final Duration REFRESH = Duration.ofMinutes(5);
  private static final Duration REFRESH_CLOCK = Duration.ofSeconds(15);

  private final AgentConfig config;
  private final DeviceSigner signer;
  private final SecureRandom random = new SecureRandom();
  private final HostClock clock;
  private final FailureLog log;
  private final Nodes nodes;
  private final DiskQueue radio;
  private final DiskQueue readings;
  private final ReportDesk desk;
  private final Delivery radioDelivery;
  private final Delivery readingDelivery;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private Agent(AgentConfig config, DeviceSigner signer, DataFolderLock lock) throws IOException {
    this.config = config;
    this.signer = signer;
    Clock wall = Clock.systemUTC();
    parts.push(lock);
    clock = new HostClock(wall, System::nanoTime, AgentVersion.current().built().toEpochMilli());
    log = FailureLog.ofSystem(wall);
    Path dir = config.dataDir();
    nodes = new Nodes(config.nodes(), config.network(), dir.resolve("network.json"), clock, log);
    radio = DiskQueue.open(dir.resolve("radio"), RADIO);
    readings = DiskQueue.open(dir.resolve("readings"), READINGS);
    parts.push(radio);
    parts.push(readings);
    SequenceNumbers sequences = SequenceNumbers.open(dir.resolve("sequence"));
    desk = new ReportDesk(signer, sequences, clock, nodes, radio, readings, log);
    SignatureCheck check = SignatureChecks.fastest();
    radioDelivery = new Delivery(radio, nodes, check, clock, log, this::accepted);
    readingDelivery = new Delivery(readings, nodes, check, clock, log, this::accepted);
  }

  /** Starts everything; when this returns, agent.json names the addresses. */
  public static Agent start(AgentConfig config) throws IOException {
    Files.createDirectories(config.dataDir());
    DataFolderLock lock = DataFolderLock.take(config.dataDir());
    Agent agent = new Agent(config, key(config), lock);
    agent.thread("network", agent::followNetwork);
    agent.thread("radio-uplink", () -> agent.deliver(agent.radioDelivery, Duration.ofSeconds(10)));
    agent.thread("uplink", () -> agent.deliver(agent.readingDelivery, Duration.ofMinutes(1)));
    DeviceRole role = agent.role();
    agent.parts.push(role);
    agent.openPage(role);
    return agent;
  }

  /** Stops listening first, then sending; what is queued stays on disk. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception failed) {
        log.failed("stopping", String.valueOf(failed));
      }
    }
  }

  private static DeviceSigner key(AgentConfig config) throws IOException {
    if (!Files.exists(config.keyFile())) {
      DeviceSigner made = KeyFile.create(config.keyFile(), KeyType.ED25519, new SecureRandom());
      System.getLogger("io.trigpoint.agent")
          .log(
              System.Logger.Level.INFO,
              "made a new device key in " + config.keyFile() + ": back it up");
      return made;
    }
    return KeyFile.read(config.keyFile());
  }

  private DeviceRole role() throws IOException {
    DeviceRole.Common common = new DeviceRole.Common(signer, nodes, desk, clock, random, log);
    return config.kind() == DeviceKind.HOTSPOT
        ? HotspotRole.start(config.radio(), common)
        : StationRole.start(config.weather(), config.dataDir(), common);
  }

  private void openPage(DeviceRole role) throws IOException {
    Standing standing = new Standing(nodes, signer.deviceId(), clock);
    AgentStatus status =
        new AgentStatus(
            config,
            signer.deviceId(),
            clock,
            nodes,
            desk,
            standing,
            new AgentStatus.Sending(radio, readings, radioDelivery, readingDelivery),
            role);
    StatusPage page = StatusPage.open(config.local(), status::toJson, standing::want);
    parts.push(page);
    var file = Json.object();
    file.put("url", "http://" + HostPort.of(page.address()));
    role.describe(file);
    file.put("pid", ProcessHandle.current().pid()).put("device", signer.deviceId().hex());
    AgentFile.write(config.dataDir(), file);
    parts.push(() -> AgentFile.delete(config.dataDir()));
  }

  private void deliver(Delivery delivery, Duration longest) {
    delivery.run(new Backoff(longest, random));
  }

  private void followNetwork() {
    Backoff backoff = new Backoff(Duration.ofMinutes(1), random);
    boolean locationFiled = false;
    while (!Thread.currentThread().isInterrupted()) {
      Duration wait = REFRESH;
      try {
        var _ = nodes.refresh();
        wait = clock.believable() && locationFiled ? REFRESH : REFRESH_CLOCK;
        log.worksAgain("network");
        backoff.reset();
        if (!locationFiled) {
          fileLocation();
          locationFiled = true;
        }
      } catch (IOException unavailable) {
        log.failed("network", String.valueOf(unavailable));
        wait = backoff.next();
      } catch (InterruptedException stopped) {
        return;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(wait.toMillis());
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  /** Opens the location commitment towards the oracle until it was accepted once. */
  private void fileLocation() throws IOException {
    Optional<LocationFile> file = LocationFile.read(config.dataDir());
    if (file.isPresent() && !file.get().accepted()) {
      desk.file(header -> new LocationAssertion(header, file.get().location(), file.get().salt()));
    }
  }

  private void accepted(ReportKind kind) {
    if (kind != ReportKind.LOCATION) {
      return;
    }
    try {
      Optional<LocationFile> file = LocationFile.read(config.dataDir());
      if (file.isPresent()) {
        file.get().withAccepted(true).write(config.dataDir());
      }
    } catch (IOException unwritten) {
      throw new UncheckedIOException(unwritten);
    }
  }

  private void thread(String name, Runnable body) {
    Thread thread = Thread.ofVirtual().name(name).start(body);
    parts.push(thread::interrupt);
  }
}
