package io.trigpoint.node.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of an oracle node. */
@Command(
    name = "trigpoint",
    description = "Verifies device reports, settles epochs, and lets anyone check the result.",
    mixinStandardHelpOptions = true,
    version = "trigpoint 0.1.0",
    subcommands = {
      EvalCommand.class,
      AuditCommand.class,
      ExplainCommand.class,
      ReceiptCommand.class,
      DoctorCommand.class
    })
public final class TrigpointCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * The whole command line except for what wires a node; answers go to standard output in UTF-8.
   */
  public static CommandLine commandLine() {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    return new CommandLine(new TrigpointCommand()).setOut(out);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a subcommand.");
  }
}
