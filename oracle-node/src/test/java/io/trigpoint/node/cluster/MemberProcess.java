package io.trigpoint.node.cluster;

import io.trigpoint.node.config.NodeConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A member in a JVM of its own, which ends with its standard input. */
final class MemberProcess implements AutoCloseable {
  private final Process process;

  private MemberProcess(Process process) {
    this.process = process;
  }

  /** Cluster name, port, all members, version, milliseconds a shard. */
  public static void main(String... arguments) throws IOException {
    NodeConfig.Cluster config =
        new NodeConfig.Cluster(
            arguments[0],
            "127.0.0.1",
            Integer.parseInt(arguments[1]),
            List.of(arguments[2].split(",", -1)));
    try (OperatorCluster cluster = OperatorCluster.join(config, new Computing(arguments[3], 2))) {
      Duration each = Duration.ofMillis(Long.parseLong(arguments[4]));
      var _ = new MemberEngine(cluster, GivenWork.hashing(each), 2);
      System.out.println("ready");
      while (System.in.read() >= 0) {}
    }
  }

  static MemberProcess start(NodeConfig.Cluster member, String version, Duration each)
      throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                MemberProcess.class.getName(),
                member.name(),
                Integer.toString(member.port()),
                String.join(",", member.members()),
                version,
                Long.toString(each.toMillis()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader lines = process.inputReader();
    String line = lines.readLine();
    while (line != null && !line.equals("ready")) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new IOException(
          "the member did not start: exit code " + process.onExit().join().exitValue());
    }
    var _ = Thread.ofVirtual().start(() -> drain(lines));
    return new MemberProcess(process);
  }

  /** A full pipe would stop the member. */
  private static void drain(BufferedReader lines) {
    try {
      long _ = lines.transferTo(Writer.nullWriter());
    } catch (IOException ended) {
      // the member is gone
    }
  }

  /** As kill -9 does. */
  void kill() {
    var _ = process.destroyForcibly();
  }

  /** Stops it where it stands; connections stay open. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    int _ = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    var _ = process.destroyForcibly();
  }
}
