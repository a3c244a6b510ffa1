package io.trigpoint.node;

import io.trigpoint.node.config.ConfigException;
import io.trigpoint.node.config.NodeConfig;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs an oracle node until it is asked to stop. */
@Command(
    name = "node",
    description = {
      "Runs an oracle node: takes reports in, closes epochs, settles them, sells readings.",
      "SIGTERM or Ctrl-C ends it; whatever was acknowledged is durable. Keys: docs/configuration.md"
    },
    mixinStandardHelpOptions = true)
final class NodeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(NodeCommand.class);

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "Properties file; see docs/configuration.md.")
  private Path file = Path.of("node.properties");

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stopped.countDown();
                  awaitQuietly(closed);
                },
                "stop"));
    try (OracleNode node =
        OracleNode.start(NodeConfig.read(file, System.getenv()), InstantSource.system())) {
      LOG.info("serving at {}", node.url());
      stopped.await();
      LOG.info("stopping");
    } catch (ConfigException wrong) {
      System.err.println("trigpoint node: " + wrong.getMessage());
      return 2;
    } finally {
      closed.countDown();
    }
    return 0;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
