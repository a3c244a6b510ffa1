package io.trigpoint.node.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Key and value pairs from a properties file. An environment variable {@code TRIGPOINT_HTTP_PORT}
 * overrides {@code http.port}. Every key that nobody asked for is an error, so typing mistakes
 * show.
 */
final class Settings {
  private final Properties file = new Properties();
  private final Map<String, String> environment;
  private final Set<String> asked = new HashSet<>();

  private Settings(Map<String, String> environment) {
    this.environment = environment;
  }

  static Settings read(Path path, Map<String, String> environment) {
    Settings settings = new Settings(environment);
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      settings.file.load(reader);
    } catch (IOException unreadable) {
      throw new ConfigException("cannot read the configuration " + path + ": " + unreadable);
    }
    return settings;
  }

  Optional<String> optional(String key) {
    asked.add(key);
    String override =
        "TRIGPOINT_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    return Optional.ofNullable(environment.get(override))
        .or(() -> Optional.ofNullable(file.getProperty(key)))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  String text(String key) {
    return optional(key)
        .orElseThrow(() -> new ConfigException("the configuration has no value for " + key));
  }

  String text(String key, String otherwise) {
    return optional(key).orElse(otherwise);
  }

  long number(String key, long otherwise) {
    return optional(key).map(value -> parsed(key, value, Long::parseLong)).orElse(otherwise);
  }

  long number(String key) {
    return parsed(key, text(key), Long::parseLong);
  }

  /** True or false; false when nothing is said. */
  boolean flag(String key) {
    return switch (text(key, "false")) {
      case "true" -> true;
      case "false" -> false;
      case String other ->
          throw new ConfigException(key + " = " + other + ": it is either true or false");
    };
  }

  Path path(String key) {
    return Path.of(text(key));
  }

  /** A duration such as 500ms, 60s, 15m or 24h. */
  Duration duration(String key, Duration otherwise) {
    return optional(key).map(value -> parsed(key, value, Settings::duration)).orElse(otherwise);
  }

  <T> T parsed(String key, Function<String, T> parser) {
    return parsed(key, text(key), parser);
  }

  void refuseUnknownKeys() {
    Set<String> unknown = new TreeSet<>(file.stringPropertyNames());
    unknown.removeAll(asked);
    if (!unknown.isEmpty()) {
      throw new ConfigException("the configuration has unknown keys: " + unknown);
    }
  }

  private static <T> T parsed(String key, String value, Function<String, T> parser) {
    try {
      return parser.apply(value);
    } catch (RuntimeException malformed) {
      throw new ConfigException(key + " = " + value + ": " + malformed.getMessage());
    }
  }

  /** Reads 500ms, 60s, 15m, 24h; anything else says so. */
  static Duration duration(String text) {
    java.util.regex.Matcher matcher =
        java.util.regex.Pattern.compile("(\\d+)(ms|s|m|h)").matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a duration looks like 500ms, 60s, 15m or 24h");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
