package io.trigpoint.node;

import io.trigpoint.node.bench.BenchCommand;
import io.trigpoint.node.cli.TrigpointCommand;

/** The trigpoint command. */
public final class Main {

  private Main() {}

  public static void main(String... arguments) {
    System.exit(
        TrigpointCommand.commandLine()
            .addSubcommand(new NodeCommand())
            .addSubcommand(new BenchCommand())
            .addSubcommand(new EpochsCommand())
            .execute(arguments));
  }
}
