package io.trigpoint.node;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file node.json in the data directory: where the node serves, for those who started it. */
final class NodeAddress {

  private NodeAddress() {}

  static void write(Path directory, String url) {
    JsonObject address =
        new JsonObject()
            .put("url", url)
            .put("metricsUrl", url + "/metrics")
            .put("pid", ProcessHandle.current().pid());
    try {
      Files.createDirectories(directory);
      Path draft = Files.createTempFile(directory, "node", ".tmp");
      Files.writeString(draft, address.encodePrettily() + "\n");
      Path _ =
          Files.move(
              draft,
              directory.resolve("node.json"),
              StandardCopyOption.ATOMIC_MOVE,
              StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write node.json into " + directory, failed);
    }
  }
}
