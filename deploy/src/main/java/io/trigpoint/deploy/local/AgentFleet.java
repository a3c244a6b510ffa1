package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trigpoint.agent.chain.DeviceRegistrar;
import io.trigpoint.agent.key.KeyFile;
import io.trigpoint.deploy.air.Site;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.KeyType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The agents: a key, a registration by the owner, and a process for each device. */
public final class AgentFleet {
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(60);
  private static final Duration UP_WITHIN = Duration.ofSeconds(60);
  private static final int AT_ONCE = 3;
  private static final int EXACT_RESOLUTION = 12;

  private final LocalOptions options;
  private final LocalChain chain;
  private final Children children;
  private final FreePorts ports;
  private final Map<String, Object> ownerTurns = new ConcurrentHashMap<>();
  private final List<Device> devices;
  private final Device first;

  AgentFleet(
      LocalOptions options,
      LocalChain chain,
      Children children,
      FreePorts ports,
      List<Device> devices) {
    this.devices = List.copyOf(devices);
    this.first = devices.getFirst();
    this.options = options;
    this.chain = chain;
    this.children = children;
    this.ports = ports;
  }

  /** Where an agent answers, and the identity of its device. */
  public record Agent(Device device, String deviceId, URI url) {}

  /** Registers and starts all devices, a few at a time, and attaches each to its surroundings. */
  List<Agent> start(List<URI> nodes, Neighbourhood surroundings) {
    List<Future<Agent>> started = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Device device : devices) {
        started.add(pool.submit(() -> start(device, nodes, surroundings)));
      }
      List<Agent> agents = new ArrayList<>();
      for (Future<Agent> agent : started) {
        agents.add(agent.get());
      }
      return agents;
    } catch (ExecutionException failed) {
      throw new LocalRunException("an agent did not start", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new LocalRunException("interrupted while starting agents");
    }
  }

  private Agent start(Device device, List<URI> nodes, Neighbourhood surroundings)
      throws IOException {
    Path folder = Files.createDirectories(options.base().folder("agents").resolve(device.name()));
    Path config = writeConfig(device, folder, nodes);
    register(device, folder, config);
    Process _ =
        children.start(
            new ProcessSpec(
                device.name(), List.of(launcher(), "run", "--config", config.toString()), true));
    JsonNode serving = awaitServing(device, folder.resolve("data").resolve("agent.json"));
    if (device.kind() == DeviceKind.HOTSPOT) {
      surroundings.attachRadio(device, address(serving.path("gateway").asText()));
    } else {
      surroundings.attachStation(device, URI.create(serving.path("weather").asText()));
    }
    return new Agent(
        device, serving.path("device").asText(), URI.create(serving.path("url").asText()));
  }

  private Path writeConfig(Device device, Path folder, List<URI> nodes) throws IOException {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("data.dir", folder.resolve("data").toString());
    config.put("key.file", folder.resolve("device.key").toString());
    config.put("kind", device.kind() == DeviceKind.HOTSPOT ? "hotspot" : "station");
    config.put("nodes", String.join(",", nodes.stream().map(URI::toString).toList()));
    config.put("local.listen", "127.0.0.1:" + ports.next());
    if (device.kind() == DeviceKind.HOTSPOT) {
      config.put("gateway.listen", "127.0.0.1:" + ports.next());
      config.put("region", "EU868");
      config.put("gain", Double.toString(device.asserted().gain().value()));
    } else {
      config.put("weather.listen", "127.0.0.1:" + ports.next());
    }
    StringBuilder text = new StringBuilder();
    config.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    return Files.writeString(folder.resolve("agent.properties"), text);
  }

  /** One registration at a time per owner: each carries the owner's next registration number. */
  private void register(Device device, Path folder, Path config) throws IOException {
    synchronized (ownerTurns.computeIfAbsent(device.owner().address(), _ -> new Object())) {
      if (device.equals(first)) {
        registerByCommand(device, config);
      } else {
        registerHere(device, folder);
      }
    }
  }

  /** As an owner does it. */
  private void registerByCommand(Device device, Path config) throws IOException {
    Account owner = device.owner();
    Site site = device.asserted();
    Path key = options.base().writeSecret("keys/owners", "first.key", owner.privateKey());
    String _ =
        children.run(
            "key",
            List.of(launcher(), "key", "generate", "--config", config.toString()),
            COMMAND_LIMIT);
    String _ =
        children.run(
            "add",
            List.of(
                launcher(),
                "add",
                "--config",
                config.toString(),
                "--owner-key-file",
                key.toString(),
                "--rpc",
                chain.rpc().endpoint().toString(),
                "--registry",
                chain.address("DeviceRegistry"),
                "--lat",
                Double.toString(site.place().latitude()),
                "--lon",
                Double.toString(site.place().longitude()),
                "--gain",
                Double.toString(site.gain().value()),
                "--elevation",
                Integer.toString(site.elevationMetres())),
            COMMAND_LIMIT);
  }

  /** What the commands do, without a process for each. */
  private void registerHere(Device device, Path folder) throws IOException {
    Site site = device.asserted();
    AssertedLocation location =
        new AssertedLocation(
            Cell.ofLatLng(site.place().latitude(), site.place().longitude(), EXACT_RESOLUTION),
            site.gain(),
            10 * site.elevationMetres());
    SecureRandom random = new SecureRandom();
    DeviceSigner signer = KeyFile.create(folder.resolve("device.key"), keyType(device), random);
    Path data = Files.createDirectories(folder.resolve("data"));
    DeviceRegistrar registrar =
        new DeviceRegistrar(
            chain.rpc().endpoint(),
            new EvmAddress(chain.address("DeviceRegistry")),
            signer,
            device.kind());
    try {
      JsonNode _ =
          registrar.add(
              device.owner().privateKey(), DeviceRegistrar.commit(data, location, random));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new LocalRunException("interrupted while registering " + device.name());
    }
  }

  /** Every third device has the curve of secure elements. */
  private static KeyType keyType(Device device) {
    return Math.floorMod(device.name().hashCode(), 3) == 0 ? KeyType.P256 : KeyType.ED25519;
  }

  private JsonNode awaitServing(Device device, Path file) {
    return Patience.await(
        device.name(),
        UP_WITHIN,
        () -> {
          children.requireAlive(device.name());
          return Files.exists(file)
              ? Optional.of(new ObjectMapper().readTree(file.toFile()))
              : Optional.empty();
        });
  }

  private static InetSocketAddress address(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    return new InetSocketAddress(
        hostAndPort.substring(0, colon).replaceFirst("^.*/", ""),
        Integer.parseInt(hostAndPort.substring(colon + 1)));
  }

  private String launcher() {
    return options.home().resolve("hotspot-agent/bin/trigpoint-agent").toString();
  }
}
