package io.trigpoint.agent.cli;

import io.trigpoint.agent.config.ConfigException;
import io.trigpoint.agent.local.AgentVersion;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Entry point of trigpoint-agent. */
@Command(
    name = "trigpoint-agent",
    description = "Reports what a LoRa gateway or a weather station hears and measures.",
    mixinStandardHelpOptions = true,
    versionProvider = AgentCommand.Version.class,
    subcommands = {
      RunCommand.class,
      KeyCommand.class,
      AddCommand.class,
      InfoCommand.class,
      StatusCommand.class
    })
public final class AgentCommand {
  private static final int FAILED = 1;

  /** The version that the build wrote. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"trigpoint-agent " + AgentVersion.current().version()};
    }
  }

  private AgentCommand() {}

  public static void main(String[] arguments) {
    System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT %4$s %5$s%6$s%n");
    System.exit(execute(arguments));
  }

  /** Runs a command in this process; the exit code is 0, 1 for a failure, 2 for wrong usage. */
  static int execute(String... arguments) {
    return new CommandLine(new AgentCommand())
        .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure))
        .execute(arguments);
  }

  private static int explain(Exception failure) throws Exception {
    if (failure instanceof IOException
        || failure instanceof ConfigException
        || failure instanceof IllegalArgumentException) {
      String words =
          failure instanceof java.nio.file.FileSystemException
              ? failure.toString()
              : String.valueOf(failure.getMessage());
      System.err.println("trigpoint-agent: " + words);
      return FAILED;
    }
    throw failure;
  }
}
