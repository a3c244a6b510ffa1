package io.trigpoint.agent.config;

import io.trigpoint.agent.radio.GatewayEui;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.Region;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an agent needs to know.
 *
 * @param dataDir queues, sequence numbers and the location; private to the agent
 * @param local where the status page listens
 * @param nodes base URLs of the oracle's nodes, in order of preference
 * @param network the network to sign for before a node told it
 */
public record AgentConfig(
    Path dataDir,
    Path keyFile,
    DeviceKind kind,
    List<URI> nodes,
    Optional<NetworkId> network,
    InetSocketAddress local,
    Radio radio,
    Weather weather) {

  /**
   * For hotspots.
   *
   * @param listen UDP address for the packet forwarder
   * @param eui the gateway that this key stands for; the first that speaks when absent
   * @param gain antenna gain over isotropic
   */
  public record Radio(
      InetSocketAddress listen, Optional<GatewayEui> eui, Region region, Decibels gain) {}

  /**
   * For stations.
   *
   * @param listen HTTP address for consoles and programs
   * @param minInterval samples of one sensor that come sooner are not kept
   * @param sensors rtl_433 sensors that are the owner's; empty for all
   */
  public record Weather(
      InetSocketAddress listen,
      Duration minInterval,
      Set<String> sensors,
      boolean rtl433Stdin,
      Optional<Mqtt> mqtt) {}

  /** Broker and topic of rtl_433's events, and how to log in where the broker wants that. */
  public record Mqtt(
      String url, String topic, Optional<String> user, Optional<Path> passwordFile) {}

  public static AgentConfig of(AgentSettings settings) {
    Path dataDir = Path.of(settings.text("data.dir", "agent-data"));
    return new AgentConfig(
        dataDir,
        settings.text("key.file").map(Path::of).orElseGet(() -> dataDir.resolve("agent.key")),
        settings.parsed("kind", "hotspot", AgentConfig::kind, "hotspot or station"),
        settings.parsed("nodes", "", AgentConfig::nodes, "http or https URLs with commas between"),
        settings
            .text("network.id")
            .map(id -> settings.parsed("network.id", id, AgentConfig::network, "a chain id")),
        settings.address("local.listen"),
        radio(settings),
        weather(settings));
  }

  /** The kind by its name in configuration files and on the command line. */
  public static DeviceKind kind(String name) {
    return DeviceKind.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static NetworkId network(String text) {
    return new NetworkId(Long.parseLong(text));
  }

  private static Radio radio(AgentSettings settings) {
    return new Radio(
        settings.address("gateway.listen"),
        settings
            .text("gateway.eui")
            .map(eui ->
                settings.parsed("gateway.eui", eui, GatewayEui::parse, "16 hexadecimal digits")),
        settings.parsed(
            "region",
            "EU868",
            text -> Region.named(text).orElseThrow(IllegalArgumentException::new),
            "one of " + Arrays.toString(Region.values())),
        settings.parsed(
            "gain", "0", text -> Decibels.of(Double.parseDouble(text)), "a number of dBi"));
  }

  private static Weather weather(AgentSettings settings) {
    return new Weather(
        settings.address("weather.listen"),
        settings.duration("weather.min-interval", "0s"),
        list(settings.text("rtl433.sensors", "")).stream()
            .collect(Collectors.toCollection(TreeSet::new)),
        settings.parsed("rtl433.stdin", "false", AgentConfig::flag, "true or false"),
        settings
            .text("mqtt.url")
            .map(url ->
                new Mqtt(
                    url,
                    settings.text("mqtt.topic", "rtl_433/+/events"),
                    settings.text("mqtt.user"),
                    settings.text("mqtt.password.file").map(Path::of))));
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static List<URI> nodes(String text) {
    return list(text).stream()
        .map(url -> URI.create(url.replaceAll("/+$", "")))
        .peek(url -> {
          if (!Set.of("http", "https").contains(String.valueOf(url.getScheme()))) {
            throw new IllegalArgumentException(url.toString());
          }
        })
        .toList();
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
