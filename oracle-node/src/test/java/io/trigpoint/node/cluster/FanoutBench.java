package io.trigpoint.node.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.MapConfig;
import com.hazelcast.core.Hazelcast;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.epochs.compute.ShardEngine;
import io.trigpoint.node.epochs.compute.ShardStage;
import io.trigpoint.node.epochs.compute.ShardWork;
import io.trigpoint.node.epochs.compute.ShardWorks;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.report.SignatureChecks;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Measures the two ways to spread shards over three member JVMs, the distributed executor and Jet,
 * beside two threads of one process. Run through the profile {@code bench-fanout}.
 */
public final class FanoutBench {
  private static final int THREADS = 2;
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final int SIGNATURES = 4_096;
  private static final int MB = 1 << 20;
  private static final AtomicLong HERE = new AtomicLong();
  private static final Computing COMPUTING = new Computing("bench", THREADS);

  private FanoutBench() {}

  private record Contender(String name, ShardEngine engine) {}

  /** The stages that are measured, by number. */
  private enum Load {
    VERIFY(0, 64, 0, "64 shards of 4 096 signatures"),
    TRIVIAL(1, 4_096, 0, "4 096 shards of nothing"),
    BYTES(2, 128, MB / 4, "128 shards, 0.25 MiB in, 1 MiB out");

    private final int stage;
    private final int shards;
    private final int prior;
    private final String text;

    Load(int stage, int shards, int prior, String text) {
      this.stage = stage;
      this.shards = shards;
      this.prior = prior;
      this.text = text;
    }

    private static Load of(int stage) {
      return Arrays.stream(values()).filter(load -> load.stage == stage).findFirst().orElseThrow();
    }
  }

  /** Without arguments the bench; with name, port and members one more member. */
  public static void main(String... arguments) throws Exception {
    if (arguments.length > 0) {
      member(arguments);
      return;
    }
    TestMembers addresses = TestMembers.of(3);
    Process second = start(addresses.member(1));
    Process third = start(addresses.member(2));
    try (OperatorCluster here = join(addresses.member(0))) {
      List<Process> children = List.of(second, third);
      ShardEngine executor =
          new MemberEngine(here, works(), THREADS).over(works().open(7, GivenWork.HEAD));
      ShardEngine jet = new JetTrial(here.hazelcast(), THREADS);
      System.out.println(
          "members "
              + here.members().size()
              + ", "
              + THREADS
              + " threads each, processors "
              + Runtime.getRuntime().availableProcessors());
      List<Contender> contenders =
          List.of(
              new Contender("two threads", alone()),
              new Contender("executor", executor),
              new Contender("jet", jet));
      for (Load load : Load.values()) {
        for (int round = 0; round <= ROUNDS; round++) {
          for (int turn = 0; turn < contenders.size(); turn++) {
            Contender next = contenders.get((round + turn) % contenders.size());
            String label = round == 0 ? "warm-up" : "round " + round;
            measure(label, next.name(), load, next.engine(), children);
          }
        }
      }
      killed("executor", executor, second, children);
      Process again = start(addresses.member(1));
      awaitMembers(here, 3);
      killed("jet", jet, again, List.of(again, third));
      var _ = again.destroyForcibly();
    } finally {
      var _ = second.destroyForcibly();
      var _ = third.destroyForcibly();
    }
  }

  private static void killed(
      String name, ShardEngine engine, Process victim, List<Process> children) throws Exception {
    measure("nobody is killed", name, Load.VERIFY, engine, children);
    var _ =
        CompletableFuture.runAsync(
            victim::destroyForcibly, CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS));
    measure("one killed after 3 s", name, Load.VERIFY, engine, List.of());
  }

  private static void measure(
      String label, String engine, Load load, ShardEngine runs, List<Process> children)
      throws Exception {
    byte[] prior = new byte[load.prior];
    long cpu = cpuNanos(children);
    long here = HERE.get();
    long began = System.nanoTime();
    long[] sum = new long[2];
    runs.run(
        new ShardStage(7, GivenWork.HEAD, load.stage, load.shards),
        new byte[MB],
        _ -> prior,
        (_, result) -> {
          sum[0]++;
          sum[1] = 31 * sum[1] + Arrays.hashCode(result);
        });
    double wall = (System.nanoTime() - began) / 1e9;
    double cpuSeconds = (cpuNanos(children) - cpu) / 1e9;
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-20s %-12s %-36s %7.2f s %7.2f cpu-s  %d shards, %d here, bytes %x",
            label,
            engine,
            load.text,
            wall,
            cpuSeconds,
            sum[0],
            HERE.get() - here,
            sum[1]));
  }

  private static long cpuNanos(List<Process> children) {
    return children.stream().map(Process::toHandle).mapToLong(FanoutBench::cpuNanos).sum()
        + cpuNanos(ProcessHandle.current());
  }

  private static long cpuNanos(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  /** One process, no cluster. */
  private static ShardEngine alone() throws Exception {
    ShardWork work = works().open(7, GivenWork.HEAD);
    return (stage, context, prior, sink) -> {
      try (LocalCrew crew = new LocalCrew(work, stage.number(), context, THREADS)) {
        new StageRun(stage.shards(), _ -> crew.name(), List.of(crew), Duration.ofMinutes(1))
            .toTheEnd(prior, sink);
      }
    };
  }

  static ShardWorks works() {
    byte[] message = new byte[200];
    SignatureCheck check = SignatureChecks.fastest();
    List<DeviceSigner> signers =
        IntStream.range(0, 64)
            .mapToObj(i -> DeviceSigner.generate(KeyType.ED25519, new Random(i)))
            .toList();
    List<byte[]> signatures = signers.stream().map(signer -> signer.sign(message)).toList();
    return (_, _) ->
        (stage, shard, _, prior) -> {
          long _ = HERE.incrementAndGet();
          return switch (Load.of(stage)) {
            case VERIFY -> {
              int good = 0;
              for (int i = 0; i < SIGNATURES; i++) {
                int at = (shard + i) % signers.size();
                good += check.accepts(signers.get(at).key(), message, signatures.get(at)) ? 1 : 0;
              }
              yield new byte[] {(byte) shard, (byte) (good >> 8), (byte) good};
            }
            case TRIVIAL -> new byte[] {(byte) shard};
            case BYTES -> Arrays.copyOf(prior, MB);
          };
        };
  }

  private static OperatorCluster join(NodeConfig.Cluster member) {
    Config config = OperatorCluster.config(member, COMPUTING);
    config.getJetConfig().setEnabled(true);
    config.getSerializationConfig().setJavaSerializationFilterConfig(null);
    config.addMapConfig(new MapConfig(JetTrial.PRIORS).setBackupCount(1));
    config.addMapConfig(new MapConfig(JetTrial.RESULTS).setBackupCount(1));
    return new OperatorCluster(Hazelcast.newHazelcastInstance(config));
  }

  private static void member(String... arguments) throws IOException {
    NodeConfig.Cluster config =
        new NodeConfig.Cluster(
            arguments[0],
            "127.0.0.1",
            Integer.parseInt(arguments[1]),
            List.of(arguments[2].split(",", -1)));
    try (OperatorCluster cluster = join(config)) {
      var _ = new MemberEngine(cluster, works(), THREADS);
      System.out.println("ready");
      while (System.in.read() >= 0) {}
    }
  }

  private static Process start(NodeConfig.Cluster member) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(FanoutBench.class.getName());
    command.addAll(
        List.of(
            member.name(), Integer.toString(member.port()), String.join(",", member.members())));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader lines = process.inputReader();
    String line = lines.readLine();
    while (line != null && !line.equals("ready")) {
      line = lines.readLine();
    }
    var _ = Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
    return process;
  }

  private static void awaitMembers(OperatorCluster here, int members) throws InterruptedException {
    while (here.members().size() < members) {
      Thread.sleep(100);
    }
  }
}
