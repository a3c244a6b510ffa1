package io.trigpoint.agent.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Properties;

/** Version and build date of this agent; a clock before the build date is wrong. */
public record AgentVersion(String version, Instant built) {

  public static AgentVersion current() {
    Properties properties = new Properties();
    try (InputStream in = AgentVersion.class.getResourceAsStream("/agent-version.properties")) {
      if (in == null) {
        throw new IllegalStateException("agent-version.properties is missing");
      }
      properties.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new AgentVersion(
        properties.getProperty("version", "unknown"),
        Instant.parse(properties.getProperty("built", "")));
  }
}
