package io.trigpoint.contracts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real EVM for tests, in its own process, with unlocked and funded accounts. */
public final class Anvil implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final URI endpoint;

  private Anvil(Process process, int port) {
    this.process = process;
    this.endpoint = URI.create("http://127.0.0.1:" + port);
  }

  /**
   * Starts it on a free port with these further options, for example {@code --no-mining}.
   *
   * @param folder the checkout's contracts folder
   */
  public static Anvil start(Path folder, String... options) {
    return startAt(0, folder, options);
  }

  /**
   * Starts it where another one was, for example with {@code --state} to go on from what that one
   * kept.
   *
   * @param port of the loopback address; 0 for a free one
   * @param folder the checkout's contracts folder
   */
  public static Anvil startAt(int port, Path folder, String... options) {
    List<String> command = new ArrayList<>();
    command.add(folder.resolve("bin").resolve("anvil").toAbsolutePath().toString());
    command.addAll(List.of("--port", "" + port, "--host", "127.0.0.1"));
    command.addAll(List.of(options));
    try {
      return listening(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Anvil listening(Process process) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        var _ = Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
        return new Anvil(process, Integer.parseInt(listening.group(1)));
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException("anvil did not start: " + said);
  }

  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    process.destroy();
    var _ = process.onExit().join();
  }
}
