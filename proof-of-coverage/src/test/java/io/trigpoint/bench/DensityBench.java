package io.trigpoint.bench;

import io.trigpoint.density.HexDensity;
import io.trigpoint.density.HexDensityTable;
import io.trigpoint.density.HexScale;
import io.trigpoint.report.Cell;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The scales of a million hotspots, the JVM told that it has one processor. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx3g", "-XX:ActiveProcessorCount=1", "--enable-native-access=ALL-UNNAMED"})
public class DensityBench {
  @Param private Hotspots hotspots = Hotspots.TOWNS;

  @Param({"hip104", "hip17"})
  private String table = "";

  private List<Cell> cells = List.of();
  private HexDensityTable rows = HexDensityTable.HIP104;

  @Setup
  public void spread() {
    cells = hotspots.cells();
    Collections.shuffle(cells, new Random(5));
    rows =
        List.of(HexDensityTable.HIP104, HexDensityTable.HIP17).stream()
            .filter(each -> each.id().equals(table))
            .findFirst()
            .orElseThrow();
  }

  @Benchmark
  public SortedMap<Cell, HexScale> scales() {
    return HexDensity.scales(rows, cells);
  }

  /** Every factor of every breakdown read as well. */
  @Benchmark
  public long scalesAndLevels() {
    long sum = 0;
    for (Map.Entry<Cell, HexScale> entry : HexDensity.scales(rows, cells).entrySet()) {
      sum += entry.getKey().index();
      for (HexScale.Level level : entry.getValue().levels()) {
        sum += level.clipped() * 31 + level.unclipped();
      }
    }
    return sum;
  }
}
