package io.trigpoint.deploy.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the network with everything durable switched on: a child like the others,
 * which comes back on the same port and folder when it dies.
 */
final class LocalDatabase {
  private static final String NAME = "postgres";
  private static final Map<String, String> SETTINGS =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "max_connections", "200",
          "listen_addresses", "127.0.0.1",
          "unix_socket_directories", "",
          "timezone", "UTC");

  private final Children children;
  private final int port;
  private final ProcessSpec server;

  private LocalDatabase(Children children, int port, ProcessSpec server) {
    this.children = children;
    this.port = port;
    this.server = server;
  }

  /** Unpacks the server, creates its folder, starts it and waits until it accepts connections. */
  static LocalDatabase start(BaseDirectory base, Children children, FreePorts ports)
      throws IOException {
    Path folder = base.folder(NAME);
    Path unpacked = base.temporary().resolve(NAME);
    initialise(folder, unpacked);
    int port = ports.next();
    ProcessSpec server = new ProcessSpec(NAME, command(binary(unpacked), folder, port), true);
    LocalDatabase database = new LocalDatabase(children, port, server);
    Process _ = children.start(server);
    return Patience.await(
        "connection to PostgreSQL",
        Duration.ofSeconds(30),
        () -> {
          try (Connection connection =
              DriverManager.getConnection(database.url(), "postgres", "postgres")) {
            return connection.isValid(2) ? Optional.of(database) : Optional.empty();
          }
        });
  }

  /**
   * The library that carries the binaries unpacks them and creates the folder as it starts once.
   */
  private static void initialise(Path folder, Path unpacked) throws IOException {
    EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setOverrideWorkingDirectory(unpacked.toFile())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(Duration.ofSeconds(30))
        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
        .start()
        .close();
  }

  private static Path binary(Path unpacked) throws IOException {
    try (Stream<Path> folders = Files.list(unpacked)) {
      return folders
          .map(folder -> folder.resolve("bin").resolve("postgres"))
          .filter(Files::isExecutable)
          .findFirst()
          .orElseThrow(() -> new IOException("no PostgreSQL binaries under " + unpacked));
    }
  }

  /** The server refuses to run as root, so root gives it a user namespace of its own. */
  private static List<String> command(Path binary, Path folder, int port) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(
        List.of(binary.toString(), "-D", folder.toString(), "-p", Integer.toString(port)));
    SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** How the server is started. */
  ProcessSpec server() {
    return server;
  }

  /** The server's process now. */
  long pid() {
    return children.pid(NAME);
  }
}
