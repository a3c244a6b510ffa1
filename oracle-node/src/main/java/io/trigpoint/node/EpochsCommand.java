package io.trigpoint.node;

import io.trigpoint.node.config.ConfigException;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.config.NodeConfig.Database;
import io.trigpoint.node.epochs.ReleaseRules;
import io.trigpoint.node.epochs.ReleaseRules.Decision;
import io.trigpoint.node.epochs.ReleaseRules.Release;
import io.trigpoint.node.store.EmbeddedPostgresServer;
import io.trigpoint.node.store.SqlDatabase;
import io.trigpoint.node.store.SqlHeldEpochs;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What an operator does with epochs that wait for a person. */
@Command(
    name = "epochs",
    description = "Releases epochs that are held.",
    mixinStandardHelpOptions = true)
final class EpochsCommand implements Runnable {
  private static final int CONNECTIONS = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a subcommand: release.");
  }

  @Command(
      name = "release",
      description = {
        "Lets a held epoch go on, by the reason why it is held (docs/spec/epochs.md, Held epochs).",
        "Mend the reason first. Nothing has to be restarted, nodes may run. Exit code 1 when the"
            + " epoch is not held, or when no release helps; then nothing is changed."
      },
      mixinStandardHelpOptions = true)
  int release(
      @Option(
              names = "--config",
              required = true,
              paramLabel = "FILE",
              description = "The node's properties file.")
          Path file,
      @Option(
              names = "--epoch",
              required = true,
              paramLabel = "N",
              description = "The epoch's number.")
          long epoch,
      @Option(
              names = "--send-again",
              description =
                  "After a veto, or another's result that was vetoed: this node's result is right,"
                      + " send it again.")
          boolean sendAgain) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Database at = database(NodeConfig.read(file, System.getenv()).storage());
      try (SqlDatabase database =
          SqlDatabase.open(at.url(), at.user(), at.password(), CONNECTIONS)) {
        return release(new SqlHeldEpochs(database.transactions()), epoch, sendAgain, out);
      }
    } catch (ConfigException unusable) {
      out.println("epochs release: " + unusable.getMessage());
      return 2;
    } finally {
      out.flush();
    }
  }

  private static int release(SqlHeldEpochs held, long epoch, boolean sendAgain, PrintWriter out) {
    Optional<String> because = held.reason(epoch);
    if (because.isEmpty()) {
      out.println("epoch " + epoch + " is not held");
      return 1;
    }
    out.println("epoch " + epoch + " is held: " + because.get());
    return switch (ReleaseRules.decide(because.get(), sendAgain)) {
      case Decision.Refuse(String why) -> {
        out.println("not released: " + why);
        yield 1;
      }
      case Decision.Go(Release release) -> {
        boolean done = held.release(epoch, release);
        out.println(
            done
                ? "released: " + words(release)
                : "not released: its row or its posting is no longer as it was held");
        yield done ? 0 : 1;
      }
    };
  }

  private static String words(Release release) {
    return switch (release) {
      case WHERE_IT_WAS -> "the step that failed is tried again";
      case SEALED -> "it is certified and computed again";
      case COMPUTED -> "it is signed anew";
      case SENT_AGAIN -> "its posting is sent again";
    };
  }

  private static Database database(NodeConfig.Storage storage) {
    return storage
        .database()
        .or(() ->
            EmbeddedPostgresServer.running(
                    storage.dataDirectory().resolve("postgres"), EmbeddedPostgresServer.USER)
                .map(url -> new Database(url, EmbeddedPostgresServer.USER, "")))
        .orElseThrow(() ->
            new ConfigException(
                "the embedded database does not run; start the node, then release"));
  }
}
