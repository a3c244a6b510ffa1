package io.trigpoint.deploy.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind deploy/local. */
@Command(
    name = "deploy/local",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a whole Trigpoint network on this machine: chain, contracts, database, oracle nodes,",
      "ten hotspot agents on a simulated radio and weather stations fed with observations."
    })
public final class LocalNetwork implements Callable<Integer> {
  private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h)");

  @Option(
      names = "--once",
      description =
          "End after the first epoch that every honest owner claimed and one paid read; print a JSON line last.")
  private boolean once;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "3",
      description = "Oracle nodes of the operator (default ${DEFAULT-VALUE}).")
  private int nodes;

  @Option(
      names = "--operators",
      paramLabel = "N",
      defaultValue = "1",
      description = "Independent operators; only 1 is possible now.")
  private int operators;

  @Option(
      names = "--epoch",
      paramLabel = "60s",
      defaultValue = "60s",
      description = "Length of an epoch: 30s to 24h (default ${DEFAULT-VALUE}).")
  private String epoch = "60s";

  @Option(
      names = "--base-dir",
      paramLabel = "DIR",
      description = "Where everything is written (default: a fresh folder under .trigpoint/).")
  private @Nullable Path baseDir;

  @Option(
      names = "--weather",
      paramLabel = "CSV",
      description = "Observations to replay; without it a seeded generator stands in.")
  private @Nullable Path weather;

  @Option(
      names = "--stations",
      paramLabel = "CSV",
      description = "Positions of the stations: station,lat,lon.")
  private @Nullable Path stations;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the air and of the generator (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--home", hidden = true, required = true)
  private Path home = Path.of(".");

  private LocalNetwork() {}

  public static void main(String[] args) {
    System.setProperty("logback.configurationFile", "io/trigpoint/deploy/local/logback.xml");
    System.exit(new CommandLine(new LocalNetwork()).execute(args));
  }

  @Override
  public Integer call() {
    Progress progress = new Progress(System.out);
    try {
      return run(options(), progress);
    } catch (LocalRunException | IOException failed) {
      progress.say("failed: " + failed.getMessage());
      return 1;
    }
  }

  private static int run(LocalOptions options, Progress progress) throws IOException {
    Optional<Summary> summary = Optional.empty();
    try (NetworkStart start = new NetworkStart(options, progress)) {
      RunningNetwork network = start.start();
      if (options.once()) {
        summary = Optional.of(new OnceRun(network, progress).run());
      } else {
        new Watching(network, progress).untilStopped();
      }
    }
    return summary.map(result -> report(result, progress)).orElse(0);
  }

  private static int report(Summary summary, Progress progress) {
    List<String> failures = summary.checks().failures();
    failures.forEach(failure -> progress.say("check failed: " + failure));
    progress.print(summary.json());
    return failures.isEmpty() ? 0 : 1;
  }

  private LocalOptions options() throws IOException {
    if (operators != 1) {
      throw new LocalRunException(
          "--operators "
              + operators
              + ": operators that do not trust each other must exchange and"
              + " certify inputs first, which nodes cannot do yet; only --operators 1 is possible");
    }
    if (nodes < 1 || nodes > 9) {
      throw new LocalRunException("--nodes must be 1 to 9");
    }
    if (weather == null && stations != null) {
      throw new LocalRunException("--stations needs --weather");
    }
    Path root = home.toAbsolutePath().normalize();
    Path base = baseDir == null ? root.resolve(".trigpoint").resolve(stamp()) : baseDir;
    BaseDirectory directory = BaseDirectory.create(base);
    System.setProperty("java.io.tmpdir", directory.temporary().toString());
    return new LocalOptions(
        root,
        directory,
        once,
        nodes,
        epochLength(),
        Optional.ofNullable(weather),
        Optional.ofNullable(stations),
        seed);
  }

  private Duration epochLength() {
    Matcher parts = DURATION.matcher(epoch);
    if (!parts.matches()) {
      throw new LocalRunException("--epoch must look like 60s, 5m or 24h");
    }
    long amount = Long.parseLong(parts.group(1));
    Duration length =
        switch (parts.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        };
    if (length.toSeconds() < 30 || length.toHours() > 24) {
      throw new LocalRunException("--epoch must be 30s to 24h");
    }
    return length;
  }

  private static String stamp() {
    return LocalDateTime.now(ZoneId.systemDefault())
        .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT));
  }
}
