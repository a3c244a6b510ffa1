package io.trigpoint.node.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of this process's own, with fsync and synchronous commit on. The files outlive the
 * process; a server left behind by a killed process is stopped first, since one directory has one
 * server.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {
  public static final String USER = "postgres";

  private static final Map<String, String> DURABLE =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "max_connections", "100",
          "shared_buffers", "128MB",
          "max_wal_size", "2GB",
          "listen_addresses", "127.0.0.1");

  /** Of postmaster.pid, from 0. */
  private static final int PORT_LINE = 3;

  private final EmbeddedPostgres server;
  private final FileChannel lockFile;

  private EmbeddedPostgresServer(EmbeddedPostgres server, FileChannel lockFile) {
    this.server = server;
    this.lockFile = lockFile;
  }

  /** Starts a server on a free loopback port over the files below a directory. */
  public static EmbeddedPostgresServer start(Path anywhere) {
    Path directory = anywhere.toAbsolutePath();
    try {
      Files.createDirectories(directory);
      FileChannel lockFile = lock(directory.resolve("owner.lock"));
      try {
        Path files = directory.resolve("data");
        stopOrphan(files.resolve("postmaster.pid"));
        return new EmbeddedPostgresServer(startServer(directory, files), lockFile);
      } catch (IOException | RuntimeException failed) {
        lockFile.close();
        throw failed;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("PostgreSQL does not start in " + directory, failed);
    }
  }

  private static EmbeddedPostgres startServer(Path directory, Path files) throws IOException {
    ProcessBuilder.Redirect log =
        ProcessBuilder.Redirect.appendTo(directory.resolve("postgres.log").toFile());
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(files)
            .setOverrideWorkingDirectory(directory.resolve("program").toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("encoding", "UTF8")
            .setOutputRedirector(log)
            .setErrorRedirector(log);
    DURABLE.forEach(builder::setServerConfig);
    return builder.start();
  }

  /** JDBC address of the database. */
  public String url() {
    return server.getJdbcUrl(USER, USER);
  }

  /** Process id of the server, for those who restart it. */
  public static Optional<ProcessHandle> process(Path directory) {
    return running(directory.resolve("data").resolve("postmaster.pid"));
  }

  /** JDBC address of the server that a node runs below a directory; empty while none does. */
  public static Optional<String> running(Path directory, String database) {
    Path pidFile = directory.resolve("data").resolve("postmaster.pid");
    if (running(pidFile).isEmpty()) {
      return Optional.empty();
    }
    try {
      String port = Files.readAllLines(pidFile).get(PORT_LINE).strip();
      return Optional.of("jdbc:postgresql://127.0.0.1:" + port + "/" + database);
    } catch (IOException | IndexOutOfBoundsException starting) {
      return Optional.empty();
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!tryLock(channel)) {
      channel.close();
      throw new IOException(file + " is held by another running process");
    }
    return channel;
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldHere) {
      return false;
    }
  }

  private static void stopOrphan(Path pidFile) throws IOException {
    Optional<ProcessHandle> orphan = running(pidFile);
    if (orphan.isEmpty()) {
      return;
    }
    boolean asked = orphan.get().destroy();
    try {
      var _ = orphan.get().onExit().orTimeout(30, TimeUnit.SECONDS).join();
    } catch (CompletionException stuck) {
      throw new IOException(
          "PostgreSQL " + orphan.get().pid() + " is left behind, asked to stop: " + asked, stuck);
    }
  }

  private static Optional<ProcessHandle> running(Path pidFile) {
    try {
      List<String> lines = Files.readAllLines(pidFile);
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    } catch (IOException | RuntimeException none) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    lockFile.close();
  }
}
