package io.trigpoint.node.cli;

import io.trigpoint.node.config.ConfigException;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.epochs.ParameterSet;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks what a node needs before it starts, and while it runs. Changes nothing. */
@Command(
    name = "doctor",
    description =
        "Checks configuration, keys, disk, ports, clock, database, held epochs, chain, contracts,"
            + " signer set and funds, with a hint for each fault. Exit code 0 when all is well.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The node's properties file.")
  private Path file = Path.of("");

  @Option(
      names = "--least-disk-mib",
      paramLabel = "N",
      defaultValue = "1024",
      description = "How many MiB must be free in data.dir and published.dir: ${DEFAULT-VALUE}.")
  private long leastDiskMib = 1_024;

  private final InstantSource clock = InstantSource.system();

  @Override
  public Integer call() {
    Diagnosis diagnosis = new Diagnosis(spec.commandLine().getOut());
    try {
      NodeConfig config = NodeConfig.read(file, System.getenv());
      diagnosis.ok("configuration", file.toString());
      parameters(diagnosis, config.epochs().parameters());
      new MachineChecks(diagnosis, RunningNode.of(config.storage().dataDirectory()), leastDiskMib)
          .run(config);
      new DatabaseChecks(diagnosis, clock).run(config);
      new ChainChecks(diagnosis, clock).run(config);
    } catch (ConfigException unusable) {
      diagnosis.fail(
          "configuration",
          String.valueOf(unusable.getMessage()),
          "docs/configuration.md lists every key");
    }
    diagnosis.sum();
    return diagnosis.failures() == 0 ? 0 : 1;
  }

  private static void parameters(Diagnosis diagnosis, String id) {
    ParameterSet.byId(id)
        .ifPresentOrElse(
            set -> diagnosis.ok("parameters", id + " " + set.hash()),
            () ->
                diagnosis.fail(
                    "parameters",
                    "no set is called " + id,
                    "parameters.set is trigpoint or trigpoint-local"));
  }
}
