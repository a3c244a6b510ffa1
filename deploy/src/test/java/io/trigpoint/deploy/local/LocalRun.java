package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A local network in a process of its own, as a person would start it. */
final class LocalRun implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path base;
  private final Path output;
  private final Process launcher;

  private LocalRun(Path base, Path output, Process launcher) {
    this.base = base;
    this.output = output;
    this.launcher = launcher;
  }

  static LocalRun start(Path folder, String... options) throws IOException {
    Path home = Path.of("..").toAbsolutePath().normalize();
    Path base = folder.resolve("base");
    Path output = folder.resolve("output.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                LocalNetwork.class.getName(),
                "--home",
                home.toString(),
                "--base-dir",
                base.toString()));
    command.addAll(List.of(options));
    Process launcher =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new LocalRun(base, output, launcher);
  }

  /** Waits until the network serves and returns its network.json. */
  JsonNode awaitServing() {
    Path file = base.resolve("network.json");
    return Patience.await(
        "network.json",
        Duration.ofMinutes(6),
        () -> {
          if (!launcher.isAlive()) {
            throw new LocalRunException("the launcher ended:\n" + text());
          }
          return Files.exists(file)
              ? Optional.of(JSON.readTree(file.toFile()))
              : Optional.<JsonNode>empty();
        });
  }

  Path published() {
    return base.resolve("published");
  }

  Process launcher() {
    return launcher;
  }

  /** The process that plays a part now: a revived one has another id than in network.json. */
  ProcessHandle process(String name) throws IOException {
    long pid = Long.parseLong(Files.readString(base.resolve("run").resolve(name + ".pid")).strip());
    return ProcessHandle.of(pid).orElseThrow(() -> new IOException(name + " is not running"));
  }

  int awaitExit(Duration limit) throws InterruptedException {
    if (!launcher.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new LocalRunException("still running:\n" + textOrNothing());
    }
    return launcher.exitValue();
  }

  String text() throws IOException {
    return Files.readString(output);
  }

  JsonNode lastLine() throws IOException {
    return JSON.readTree(text().lines().reduce("", (_, line) -> line));
  }

  /** Names of processes of this network that are alive. */
  List<String> leftovers() throws IOException {
    List<String> alive = new ArrayList<>();
    try (Stream<Path> files = Files.list(base.resolve("run"))) {
      for (Path file : files.toList()) {
        long pid = Long.parseLong(Files.readString(file).strip());
        if (isOurs(pid)) {
          alive.add(file.getFileName() + " " + pid);
        }
      }
    }
    return alive;
  }

  private boolean isOurs(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
              .contains(base.toString())
          || Files.readString(Path.of("/proc", Long.toString(pid), "environ"))
              .contains(base.toString());
    } catch (IOException gone) {
      return false;
    }
  }

  private String textOrNothing() {
    try {
      return text();
    } catch (IOException unreadable) {
      return "";
    }
  }

  @Override
  public void close() {
    launcher.destroy();
    try {
      if (!launcher.waitFor(20, TimeUnit.SECONDS)) {
        launcher.destroyForcibly().waitFor();
      }
    } catch (InterruptedException hurried) {
      launcher.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
