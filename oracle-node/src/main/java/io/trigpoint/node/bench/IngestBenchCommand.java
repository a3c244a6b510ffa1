package io.trigpoint.node.bench;

import io.trigpoint.report.SignatureChecks;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how many signed reports a second this machine takes in durably. */
@Command(
    name = "ingest",
    description =
        "Sends signed reports, 20 per POST, over loopback to a node on a PostgreSQL of its own with"
            + " fsync on. Client, node and database share the machine. Needs no configuration.",
    mixinStandardHelpOptions = true)
final class IngestBenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--posts",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Posts of 20 reports in each run: ${DEFAULT-VALUE}.")
  private int posts = 10_000;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "64",
      description = "Connections that post one batch after another: ${DEFAULT-VALUE}.")
  private int connections = 64;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs; the run with the median rate is the answer: ${DEFAULT-VALUE}.")
  private int runs = 3;

  @Override
  public Integer call() throws Exception {
    if (posts < 1 || connections < 1 || runs < 1) {
      throw new ParameterException(
          spec.commandLine(), "--posts, --connections and --runs start at 1.");
    }
    PrintWriter out = spec.commandLine().getOut();
    machine(out);
    List<IngestFigures> all = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      out.printf(Locale.ROOT, "run %d of %d, load %.1f%n", run, runs, load());
      all.add(new IngestBench(posts, connections, out).run());
    }
    all.sort(Comparator.comparingDouble(figures -> figures.http().reportsPerSecond()));
    table(out, all);
    out.flush();
    return 0;
  }

  private static void machine(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "machine: %s %s, %d processors, Java %s, signatures by %s%n",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        SignatureChecks.fastest().name());
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static void table(PrintWriter out, List<IngestFigures> sorted) {
    out.printf(Locale.ROOT, "%-34s %10s %10s %10s%n", "", "slowest", "median", "fastest");
    row(out, "reports/s, durable ack", sorted, figures -> figures.http().reportsPerSecond());
    row(out, "ack p50, ms", sorted, figures -> figures.http().ackP50Millis());
    row(out, "ack p99, ms", sorted, figures -> figures.http().ackP99Millis());
    row(out, "CPU of the node, us/report", sorted, figures -> figures.http().nodeMicros());
    row(out, "CPU of the client, us/report", sorted, figures -> figures.http().clientMicros());
    row(out, "CPU of PostgreSQL, us/report", sorted, figures -> figures.http().databaseMicros());
    row(out, "bare verify, 1 thread, checks/s", sorted, IngestFigures::verifiesPerSecond);
    row(out, "bare batched insert, rows/s", sorted, IngestFigures::insertsPerSecond);
  }

  private static void row(
      PrintWriter out,
      String name,
      List<IngestFigures> sorted,
      ToDoubleFunction<IngestFigures> figure) {
    out.printf(
        Locale.ROOT,
        "%-34s %10.1f %10.1f %10.1f%n",
        name,
        figure.applyAsDouble(sorted.getFirst()),
        figure.applyAsDouble(sorted.get((sorted.size() - 1) / 2)),
        figure.applyAsDouble(sorted.getLast()));
  }
}
