package io.trigpoint.weather.spatial;

import java.lang.management.ManagementFactory;
import java.util.Random;
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

/**
 * Checks of whole networks of 0.05 stations to the km², 2 % of them faulty, on one thread. Prints
 * the processor's time of the thread, which other programs disturb less than the wall's, beside
 * that of the reference library.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 6)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g"})
public class SpatialBench {
  private static final double PER_SQUARE_KM = 0.05;
  private static final double KM_PER_DEGREE = 111.195;
  private static final double FAULTY = 0.02;

  /** What is measured, and the reference's seconds for 50 000 stations; 0 where there are none. */
  public enum Work {
    BUDDY_1_PASS(ParameterSet.TITAN, SpatialCheck.BUDDY, 1, 8.885),
    BUDDY_5_PASSES(ParameterSet.TITAN, SpatialCheck.BUDDY, 5, 43.818),
    ISOLATION(ParameterSet.TITAN, SpatialCheck.ISOLATION, 0, 9.220),
    SCT(ParameterSet.TITAN, SpatialCheck.SCT, 1, 40.721),
    OWN_BUDDY_5_PASSES(ParameterSet.TRIGPOINT, SpatialCheck.BUDDY, 5, 0),
    OWN_ISOLATION(ParameterSet.TRIGPOINT, SpatialCheck.ISOLATION, 0, 0),
    OWN_SCT_8_PASSES(ParameterSet.TRIGPOINT, SpatialCheck.SCT, 8, 0);

    private final ParameterSet set;
    private final SpatialCheck check;
    private final int passes;
    private final double referenceSeconds;

    Work(ParameterSet set, SpatialCheck check, int passes, double referenceSeconds) {
      this.set = set;
      this.check = check;
      this.passes = passes;
      this.referenceSeconds = referenceSeconds;
    }

    SpatialRule rule(Network network) {
      PerStation one = PerStation.of(1);
      return switch (check) {
        case BUDDY ->
            new Buddies(
                new BuddyRule(PerStation.of(15_000), PerStation.of(5), 200, -0.0065, passes, one),
                3,
                1);
        case ISOLATION ->
            new Isolation(PerStation.of(5), PerStation.of(15_000), PerStation.of(Double.NaN));
        default -> set == ParameterSet.TITAN ? sct() : own(network);
      };
    }

    private Sct sct() {
      PerStation four = PerStation.of(4);
      PerStation half = PerStation.of(0.5);
      PerStation one = PerStation.of(1);
      BackgroundRule mean =
          new BackgroundRule(BackgroundRule.Kind.MEAN, 0, 0, PerStation.of(Double.NaN));
      return new Sct(5, 50, 7_500, 25_000, passes, mean, 5_000, 200, four, four, half, one);
    }

    private SpatialRule own(Network network) {
      return new RuleReading(
              name -> SpatialParameters.TEMPERATURE.figure(check, name, network), set)
          .rule(check);
    }
  }

  @Param private Work work = Work.BUDDY_1_PASS;

  @Param({"5000", "10000", "50000"})
  private int stations;

  private Network network = network(1, 1);
  private double best = Double.MAX_VALUE;

  @Setup
  public void settle() {
    network = network(stations, 1);
  }

  @Benchmark
  public Flags judge() {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Flags flags = work.set.judge(work.rule(network), network);
    long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    best = StrictMath.min(best, spent / 1e9);
    return flags;
  }

  @TearDown(Level.Trial)
  public void report() {
    String reference =
        stations == 50_000 && work.referenceSeconds > 0
            ? ", the reference library " + work.referenceSeconds + " s"
            : "";
    System.out.printf(
        "%n%s, %d stations: best %.4f CPU-s%s, load %.1f%n",
        work,
        stations,
        best,
        reference,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static Network network(int n, long seed) {
    Random random = new Random(seed);
    double side = StrictMath.sqrt(n / PER_SQUARE_KM) / KM_PER_DEGREE;
    double[] lat = new double[n];
    double[] lon = new double[n];
    double[] elev = new double[n];
    double[] value = new double[n];
    for (int i = 0; i < n; i++) {
      lat[i] = 45 + side * (random.nextDouble() - 0.5);
      double stretch = StrictMath.cos(StrictMath.toRadians(lat[i]));
      lon[i] = 10 + side * (random.nextDouble() - 0.5) / stretch;
      double hills = StrictMath.sin(lat[i] * 40) * StrictMath.cos(lon[i] * 30);
      elev[i] = 300 + 200 * hills + 30 * random.nextGaussian();
      value[i] = 15 - 0.0065 * elev[i] + 2 * StrictMath.sin(lat[i] * 7);
      value[i] += 0.4 * random.nextGaussian();
      if (random.nextDouble() < FAULTY) {
        value[i] += (random.nextBoolean() ? 1 : -1) * random.nextDouble(4, 24);
      }
    }
    return Network.of(lat, lon, elev, value);
  }
}
