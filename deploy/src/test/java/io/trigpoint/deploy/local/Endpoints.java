package io.trigpoint.deploy.local;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * JSON-RPC endpoints before the chain's own, in a process of their own, each of which can be told
 * to misbehave. The process is built with the tests of oracle-node.
 */
final class Endpoints implements AutoCloseable {
  private static final String MAIN = "io.trigpoint.node.evm.ProxyProcess";

  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;
  private final List<URI> addresses;

  private Endpoints(Process process) throws IOException {
    this.process = process;
    this.answers = process.inputReader();
    this.orders = process.outputWriter();
    this.addresses = Stream.of(answer().split(" ", -1)).map(URI::create).toList();
  }

  /** Starts so many, all honest; none are no process. */
  static Optional<Endpoints> before(URI chain, int count, Path home) throws IOException {
    return count == 0 ? Optional.empty() : Optional.of(started(chain, count, home));
  }

  private static Endpoints started(URI chain, int count, Path home) throws IOException {
    String classes =
        System.getProperty("java.class.path")
            + File.pathSeparator
            + home.resolve("oracle-node/target/test-classes");
    return new Endpoints(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                classes,
                MAIN,
                chain.toString(),
                Integer.toString(count))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  List<URI> addresses() {
    return addresses;
  }

  /** From now on the endpoint does this, see {@code ProxyProcess}. */
  void tell(int endpoint, String what) throws IOException {
    orders.write(endpoint + " " + what + "\n");
    orders.flush();
    String _ = answer();
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the endpoints' process has ended; were oracle-node's tests compiled?");
    }
    return line;
  }

  @Override
  public void close() {
    var _ = process.destroyForcibly();
  }
}
