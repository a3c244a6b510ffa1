package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trigpoint.deploy.air.Site;
import io.trigpoint.report.DeviceKind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private final LocalOptions options;
  private final LocalChain chain;
  private final Children children;
  private final FreePorts ports;
  private final Map<String, Object> ownerTurns = new ConcurrentHashMap<>();

  AgentFleet(LocalOptions options, LocalChain chain, Children children, FreePorts ports) {
    this.options = options;
    this.chain = chain;
    this.children = children;
    this.ports = ports;
  }

  /** Where an agent answers, and the identity of its device. */
  public record Agent(Device device, String deviceId, URI url) {}

  /** Registers and starts all devices, a few at a time, and attaches each to its surroundings. */
  List<Agent> start(List<Device> devices, List<URI> nodes, Neighbourhood surroundings) {
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
    String _ =
        children.run(
            device.name() + "-key",
            List.of(launcher(), "key", "generate", "--config", config.toString()),
            COMMAND_LIMIT);
    register(device, config);
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
  private void register(Device device, Path config) throws IOException {
    Account owner = device.owner();
    Site site = device.asserted();
    synchronized (ownerTurns.computeIfAbsent(owner.address(), _ -> new Object())) {
      Path key = options.base().folder("keys/owners").resolve(owner.address() + ".key");
      if (!Files.exists(key)) {
        Path _ =
            options.base().writeSecret("keys/owners", owner.address() + ".key", owner.privateKey());
      }
      String _ =
          children.run(
              device.name() + "-add",
              List.of(
                  launcher(), "add",
                  "--config", config.toString(),
                  "--owner-key-file", key.toString(),
                  "--rpc", chain.rpc().endpoint().toString(),
                  "--registry", chain.address("DeviceRegistry"),
                  "--lat", Double.toString(site.place().latitude()),
                  "--lon", Double.toString(site.place().longitude()),
                  "--gain", Double.toString(site.gain().value()),
                  "--elevation", Integer.toString(site.elevationMetres())),
              COMMAND_LIMIT);
    }
  }

  private static JsonNode awaitServing(Device device, Path file) {
    return Patience.await(
        device.name(),
        UP_WITHIN,
        () ->
            Files.exists(file)
                ? Optional.of(new ObjectMapper().readTree(file.toFile()))
                : Optional.empty());
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
