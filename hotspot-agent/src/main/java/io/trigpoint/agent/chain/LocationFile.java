package io.trigpoint.agent.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.agent.json.Json;
import io.trigpoint.agent.key.PrivateFiles;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Hash32;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The exact location and the salt of its commitment: private to the owner, the agent and the
 * oracle.
 *
 * @param accepted whether the oracle took the location that opens the commitment
 */
public record LocationFile(AssertedLocation location, Hash32 salt, boolean accepted) {
  private static final String NAME = "location.json";

  /** Empty when the device was not added from here yet. */
  public static Optional<LocationFile> read(Path dataDir) throws IOException {
    Path file = dataDir.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode json =
        Json.parse(PrivateFiles.read(file))
            .orElseThrow(() -> new IOException(file + " is damaged"));
    try {
      return Optional.of(
          new LocationFile(
              new AssertedLocation(
                  Cell.parse(json.path("cell").asText()),
                  new Decibels(json.path("gain_ddbi").intValue()),
                  json.path("elevation_dm").intValue()),
              Hash32.ofHex(json.path("salt").asText()),
              json.path("accepted").booleanValue()));
    } catch (IllegalArgumentException incomplete) {
      throw new IOException(file + " is damaged: " + incomplete.getMessage());
    }
  }

  public void write(Path dataDir) throws IOException {
    var json =
        Json.object()
            .put("cell", location.cell().hex())
            .put("gain_ddbi", location.gain().tenths())
            .put("elevation_dm", location.elevationDecimetres())
            .put("salt", salt.hex())
            .put("accepted", accepted);
    PrivateFiles.write(dataDir.resolve(NAME), Json.bytes(json));
  }

  public LocationFile withAccepted(boolean now) {
    return new LocationFile(location, salt, now);
  }
}
