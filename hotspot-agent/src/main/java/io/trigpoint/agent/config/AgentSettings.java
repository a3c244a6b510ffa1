package io.trigpoint.agent.config;

import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys and values of the configuration file, overridden by the command line. */
public final class AgentSettings {
  static final Set<String> KEYS =
      Set.of(
          "data.dir",
          "key.file",
          "kind",
          "nodes",
          "network.id",
          "gateway.listen",
          "gateway.eui",
          "local.listen",
          "weather.listen",
          "weather.min-interval",
          "region",
          "gain",
          "mqtt.url",
          "mqtt.topic",
          "mqtt.user",
          "mqtt.password.file",
          "rtl433.sensors",
          "rtl433.stdin");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

  private final Map<String, String> values;

  private AgentSettings(Map<String, String> values) {
    this.values = values;
  }

  /** Unknown keys are refused, so that a typing error is not silently ignored. */
  public static AgentSettings of(Optional<Path> file, Map<String, String> overrides)
      throws IOException {
    Properties properties = new Properties();
    if (file.isPresent()) {
      try (Reader reader = Files.newBufferedReader(file.get())) {
        properties.load(reader);
      }
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    values.putAll(overrides);
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw new ConfigException(
          "unknown configuration key "
              + unknown.iterator().next()
              + "; known: "
              + new TreeSet<>(KEYS));
    }
    return new AgentSettings(values);
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).map(String::strip).filter(text -> !text.isEmpty());
  }

  String text(String key, String otherwise) {
    return text(key).orElse(otherwise);
  }

  <T> T parsed(String key, String otherwise, Function<String, T> parse, String expected) {
    String text = text(key, otherwise);
    try {
      return parse.apply(text);
    } catch (RuntimeException unreadable) {
      throw new ConfigException(key + " must be " + expected + ", not \"" + text + "\"");
    }
  }

  /** HOST:PORT, or [IPv6]:PORT; port 0 takes any free one. */
  InetSocketAddress address(String key) {
    return parsed(key, "127.0.0.1:0", AgentSettings::address0, "HOST:PORT");
  }

  Duration duration(String key, String otherwise) {
    return parsed(key, otherwise, AgentSettings::duration0, "a duration such as 30s");
  }

  private static InetSocketAddress address0(String text) {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, colon).replaceAll("[\\[\\]]", "");
    return new InetSocketAddress(host, Integer.parseInt(text.substring(colon + 1)));
  }

  private static Duration duration0(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
