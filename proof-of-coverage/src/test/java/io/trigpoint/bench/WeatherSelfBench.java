package io.trigpoint.bench;

import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import io.trigpoint.weather.qod.QodModel;
import io.trigpoint.weather.qod.QodScore;
import io.trigpoint.weather.qod.QodSlots;
import io.trigpoint.weather.qod.QodVariable;
import io.trigpoint.weather.self.SelfChecks;
import io.trigpoint.weather.self.SelfEvidence;
import io.trigpoint.weather.self.SelfParameters;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One station's day of 16 s data: all self checks, and the reference's score of the same day. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class WeatherSelfBench {
  private static final QodModel MODEL = QodModel.WS1000;

  /** Thirty hours of nine variables, of which the score uses seven. */
  @State(Scope.Benchmark)
  public static class Day {
    private final StationSeries series;
    private final QodSlots slots;

    public Day() {
      long step = MODEL.stepSeconds() * 1_000L;
      long[] times = new long[MODEL.slots()];
      Arrays.setAll(times, i -> i * step);
      Map<SeriesVariable, double[]> values = new EnumMap<>(SeriesVariable.class);
      Map<QodVariable, double[]> scored = new EnumMap<>(QodVariable.class);
      Random random = new Random(1);
      for (SeriesVariable variable : SeriesVariable.values()) {
        values.put(variable, wandering(random, times.length));
      }
      for (QodVariable variable : QodVariable.values()) {
        scored.put(variable, wandering(random, times.length));
      }
      series = StationSeries.of(6 * StationSeries.HOUR_MS, times, values);
      slots = QodSlots.of(MODEL, scored);
    }

    private static double[] wandering(Random random, int length) {
      double[] series = new double[length];
      double value = 500;
      for (int i = 0; i < length; i++) {
        value += random.nextInt(3) - 1;
        series[i] = value / 10;
      }
      return series;
    }
  }

  /** The days judged and the processor's time for them; JMH prints each per second of wall time. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Work {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    public long days;
    public double cpuMilliseconds;

    static long cpuNanos() {
      return THREADS.getCurrentThreadCpuTime();
    }

    void took(long since) {
      cpuMilliseconds += (cpuNanos() - since) / 1e6;
      days++;
    }
  }

  @Benchmark
  public SelfEvidence selfChecks(Day day, Work work) {
    long start = Work.cpuNanos();
    SelfEvidence evidence = SelfChecks.of(day.series, SelfParameters.CONSUMER);
    work.took(start);
    return evidence;
  }

  @Benchmark
  public QodScore qod(Day day, Work work) {
    long start = Work.cpuNanos();
    QodScore score = QodScore.of(day.slots);
    work.took(start);
    return score;
  }
}
