package io.trigpoint.agent.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.agent.json.Json;
import io.trigpoint.agent.key.PrivateFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** agent.json in the data folder: where the running agent can be reached. */
public final class AgentFile {
  private static final String NAME = "agent.json";

  private AgentFile() {}

  /** Written whole, once everything listens. */
  public static void write(Path dataDir, JsonNode content) throws IOException {
    PrivateFiles.write(dataDir.resolve(NAME), Json.bytes(content));
  }

  public static void delete(Path dataDir) throws IOException {
    Files.deleteIfExists(dataDir.resolve(NAME));
  }

  /** The address of the local page. */
  public static URI urlIn(Path dataDir) throws IOException {
    try {
      return Json.parse(Files.readAllBytes(dataDir.resolve(NAME)))
          .flatMap(json -> Json.text(json, "url"))
          .map(URI::create)
          .orElseThrow(() -> new IOException(dataDir.resolve(NAME) + " is damaged"));
    } catch (NoSuchFileException notRunning) {
      throw new IOException("no agent runs with data folder " + dataDir, notRunning);
    }
  }
}
