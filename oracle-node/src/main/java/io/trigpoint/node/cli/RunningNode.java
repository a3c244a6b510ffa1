package io.trigpoint.node.cli;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The node that serves from a data directory at this moment. */
record RunningNode(String url, long pid) {

  /** Empty when node.json is absent, or when the process that wrote it has ended. */
  static Optional<RunningNode> of(Path dataDirectory) {
    try {
      JsonObject address = new JsonObject(Files.readString(dataDirectory.resolve("node.json")));
      RunningNode node = new RunningNode(address.getString("url", ""), address.getLong("pid", -1L));
      return ProcessHandle.of(node.pid()).filter(ProcessHandle::isAlive).map(_ -> node);
    } catch (IOException | DecodeException | ClassCastException none) {
      return Optional.empty();
    }
  }
}
