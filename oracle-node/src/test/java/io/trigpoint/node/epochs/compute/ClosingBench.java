package io.trigpoint.node.epochs.compute;

import com.sun.management.OperatingSystemMXBean;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.SealedReport;
import io.trigpoint.node.epochs.segment.ReportSegments;
import io.trigpoint.node.epochs.segment.Segment;
import io.trigpoint.node.epochs.segment.SegmentContent;
import io.trigpoint.node.epochs.segment.SegmentHeader;
import io.trigpoint.node.epochs.segment.SegmentSource;
import io.trigpoint.node.epochs.segment.Sharding;
import io.trigpoint.report.DeviceKey;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.report.SignatureChecks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Closes generated epochs from sealed segment files to all roots, signatures taken as checked, and
 * prints processor time: {@code ClosingBench FOLDER THREADS VILLAGES...}.
 */
final class ClosingBench {
  static final Verification DONE =
      new Verification(
          new SignatureCheck() {
            @Override
            public boolean accepts(DeviceKey key, byte[] message, byte[] signature) {
              return true;
            }

            @Override
            public String name() {
              return "checked before";
            }
          },
          key -> true);
  private static final long IN_MEMORY = 256L << 20;

  private ClosingBench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    System.out.printf(Locale.ROOT, "Ed25519: %.0f checks per processor second%n", signatures());
    for (int i = 2; i < args.length; i++) {
      close(
          Files.createTempDirectory(folder, "crowd-"),
          Integer.parseInt(args[1]),
          Integer.parseInt(args[i]));
    }
  }

  private static void close(Path folder, int threads, int villages) throws Exception {
    GivenCrowd crowd = new GivenCrowd(villages);
    EpochHead head = crowd.head();
    SegmentSource segments = sealed(folder, crowd, head);
    long cpu = cpuNanos();
    long wall = System.nanoTime();
    EpochShards shards = new EpochShards(head, segments, DONE);
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
    for (int shard = 0; shard < segments.shards(); shard++) {
      Files.deleteIfExists(folder.resolve(Integer.toString(shard)));
    }
    Files.delete(folder);
  }

  /** Writes the segment files, which is not measured. */
  static SegmentSource sealed(Path folder, GivenCrowd crowd, EpochHead head) throws IOException {
    List<List<SealedReport>> split = new ArrayList<>();
    long reports =
        (long) crowd.villages() * GivenCrowd.VILLAGE * GivenCrowd.BEACONS * GivenCrowd.VILLAGE;
    int shards = Sharding.shardsFor(reports);
    for (int shard = 0; shard < shards; shard++) {
      split.add(new ArrayList<>());
    }
    for (int village = 0; village < crowd.villages(); village++) {
      crowd
          .reports(village)
          .forEach(report -> split.get(Sharding.shardOf(report, shards)).add(report));
    }
    for (int shard = 0; shard < shards; shard++) {
      Segment segment = new Segment(shard, split.get(shard).stream().sorted().toList());
      Path _ =
          Files.write(
              folder.resolve(Integer.toString(shard)),
              ReportSegments.encode(header(head, shard, shards), segment));
    }
    return new SegmentSource() {
      @Override
      public int shards() {
        return shards;
      }

      @Override
      public long reports() {
        return reports;
      }

      @Override
      public Segment read(int shard) throws CorruptFile, IOException {
        return ReportSegments.decode(
            header(head, shard, shards),
            Files.readAllBytes(folder.resolve(Integer.toString(shard))));
      }
    };
  }

  private static SegmentHeader header(EpochHead head, int shard, int shards) {
    return new SegmentHeader(
        SegmentContent.REPORTS,
        head.frame().network(),
        head.frame().period().number(),
        shard,
        shards);
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
