package io.trigpoint.node.epochs.compute;

import com.sun.management.OperatingSystemMXBean;
import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.segment.SegmentSource;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.report.SignatureChecks;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Closes generated epochs from sealed segment files to all roots, signatures taken as checked, and
 * prints processor time: {@code ClosingBench FOLDER THREADS VILLAGES,...}.
 */
final class ClosingBench {
  private static final long IN_MEMORY = 256L << 20;

  private ClosingBench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    System.out.printf(Locale.ROOT, "Ed25519: %.0f checks per processor second%n", signatures());
    for (int i = 2; i < args.length; i++) {
      for (String villages : args[i].split(",", -1)) {
        close(
            Files.createTempDirectory(folder, "crowd-"),
            Integer.parseInt(args[1]),
            Integer.parseInt(villages));
      }
    }
  }

  private static void close(Path folder, int threads, int villages) throws Exception {
    GivenCrowd crowd = new GivenCrowd(villages);
    EpochHead head = crowd.head();
    SegmentSource segments = CrowdFiles.write(folder, crowd, head);
    long cpu = cpuNanos();
    long wall = System.nanoTime();
    EpochShards shards = new EpochShards(head, segments, GivenCrowd.CHECKED);
    ThreadedEngine engine = new ThreadedEngine(shards, threads);
    StringBuilder stages = new StringBuilder();
    ComputedEpoch computed;
    try (ShardShelf shelf = new ShardShelf(folder, IN_MEMORY)) {
      computed =
          ShardedComputation.compute(
              shards,
              (stage, context, prior, sink) -> {
                long before = cpuNanos();
                engine.run(stage, context, prior, sink);
                stages.append(
                    String.format(
                        Locale.ROOT,
                        " stage %d %.2f s;",
                        stage.number(),
                        (cpuNanos() - before) / 1e9));
              },
              shelf,
              VerdictSink.NONE);
    }
    double spent = (cpuNanos() - cpu) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d devices, %d reports, %d shards: %.1f processor s (%.2f µs and %.0f reports/s/core),"
            + " wall %.1f s;%s %s, reward root %s%n",
        head.devices().size(),
        segments.reports(),
        segments.shards(),
        spent,
        spent * 1e6 / segments.reports(),
        segments.reports() / spent,
        (System.nanoTime() - wall) / 1e9,
        stages,
        computed.tally(),
        computed.roots().rewardRoot());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static double signatures() {
    SignatureCheck check = SignatureChecks.fastest();
    DeviceSigner signer = DeviceSigner.generate(KeyType.ED25519, new Random(1));
    byte[] message = new byte[180];
    byte[] signature = signer.sign(message);
    double rate = 0;
    for (int round = 0; round < 3; round++) {
      long cpu = cpuNanos();
      int good = 0;
      for (int i = 0; i < 5_000; i++) {
        good += check.accepts(signer.key(), message, signature) ? 1 : 0;
      }
      rate = good * 1e9 / (cpuNanos() - cpu);
    }
    return rate;
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
