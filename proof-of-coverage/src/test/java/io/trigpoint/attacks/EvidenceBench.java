package io.trigpoint.attacks;

import io.trigpoint.coverage.evidence.EvidenceFindings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What ten days of a seeded network show, every attack in it; one window is one operation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"})
public class EvidenceBench {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int DAYS = 10;
  private static final int KEYS = 4;
  private static final int IN_A_TOWN = 40;

  @Param({"200", "800", "1600"})
  private int hotspots;

  private Optional<Lived> lived = Optional.empty();
  private long cpuNanos;

  /** A network at the end of its last day. */
  private record Lived(TrigpointBook book, Day last) {}

  @Setup
  public void live() {
    int towns = 2 * StrictMath.ceilDiv(hotspots, 2 * IN_A_TOWN);
    Network network =
        Network.of(1, hotspots, towns, (registry, map) -> Attacks.all(registry, map, KEYS));
    Season season = new Season(network, 1);
    TrigpointBook book = new TrigpointBook(network.devices());
    for (int number = 1; number <= DAYS; number++) {
      Day day = season.day(number);
      book.see(day);
      lived = Optional.of(new Lived(book, day));
    }
  }

  @Benchmark
  public EvidenceFindings evidence() {
    Lived network = lived.orElseThrow();
    long began = THREADS.getCurrentThreadCpuTime();
    EvidenceFindings findings = network.book().findings(network.last());
    cpuNanos = THREADS.getCurrentThreadCpuTime() - began;
    return findings;
  }

  /** JMH measures the wall; other programs may run on the machine. */
  @TearDown(Level.Iteration)
  public void print() {
    int receptions = lived.orElseThrow().book().receptions();
    System.out.printf(
        "%d receptions, %.2f s of a processor, %.2f s per 100 000, load %.1f: ",
        receptions,
        cpuNanos / 1e9,
        cpuNanos / 1e4 / receptions,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
