package io.trigpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the vectors and observations that lie beside the repository. */
public final class SharedVectors {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of("..", "..", "shared");

  private SharedVectors() {}

  /** A file of the shared folder; fails with its path when it is not there. */
  public static Path file(String first, String... more) {
    Path file = ROOT.resolve(Path.of(first, more));
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          "this test replays " + file + ", which must lie beside the repository");
    }
    return file;
  }

  /** A folder of the shared folder. */
  static Path folder(String first, String... more) {
    return ROOT.resolve(Path.of(first, more));
  }

  /** The vectors of one group of helium.json. */
  public static List<JsonNode> helium(String group) throws IOException {
    for (JsonNode candidate :
        JSON.readTree(file("vectors", "helium.json").toFile()).get("groups")) {
      if (candidate.get("id").asText().equals(group)) {
        List<JsonNode> vectors = new ArrayList<>();
        candidate.get("vectors").forEach(vector -> vectors.add(vector));
        if (vectors.isEmpty()) {
          throw new IllegalStateException("group " + group + " is empty");
        }
        return vectors;
      }
    }
    throw new IllegalStateException("helium.json has no group " + group);
  }

  /** The objects of a titanlib file, one a line. */
  public static List<JsonNode> titanlib(String name) throws IOException {
    return lines("titanlib", name);
  }

  /** The objects of a file of station days, one a line. */
  public static List<JsonNode> qod(String name) throws IOException {
    return lines("qod", name);
  }

  private static List<JsonNode> lines(String folder, String name) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file("vectors", folder, name))) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }
}
