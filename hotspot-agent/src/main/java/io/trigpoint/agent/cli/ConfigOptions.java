package io.trigpoint.agent.cli;

import io.trigpoint.agent.config.AgentConfig;
import io.trigpoint.agent.config.AgentSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that all commands share; they override the configuration file. */
final class ConfigOptions {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Configuration file (Java properties); docs/agent.md lists the keys.")
  private @Nullable Path config;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Overrides data.dir.")
  private @Nullable String dataDir;

  @Option(names = "--key-file", paramLabel = "FILE", description = "Overrides key.file.")
  private @Nullable String keyFile;

  @Option(names = "--kind", paramLabel = "KIND", description = "hotspot or station.")
  private @Nullable String kind;

  @Option(names = "--nodes", paramLabel = "URLS", description = "Overrides nodes.")
  private @Nullable String nodes;

  @Option(
      names = {"-o", "--option"},
      paramLabel = "KEY=VALUE",
      description = "Overrides any key of the configuration file; may be repeated.")
  private Map<String, String> others = new TreeMap<>();

  AgentConfig load() throws IOException {
    return load(Map.of());
  }

  AgentConfig load(Map<String, String> more) throws IOException {
    Map<String, String> overrides = new TreeMap<>(others);
    overrides.putAll(more);
    put(overrides, "data.dir", dataDir);
    put(overrides, "key.file", keyFile);
    put(overrides, "kind", kind);
    put(overrides, "nodes", nodes);
    return AgentConfig.of(AgentSettings.of(Optional.ofNullable(config), overrides));
  }

  private static void put(Map<String, String> overrides, String key, @Nullable String value) {
    if (value != null) {
      overrides.put(key, value);
    }
  }
}
