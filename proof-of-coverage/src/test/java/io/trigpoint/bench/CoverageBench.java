package io.trigpoint.bench;

import io.trigpoint.coverage.CoverageInputs;
import io.trigpoint.coverage.CoverageOutcome;
import io.trigpoint.coverage.CoverageRound;
import io.trigpoint.coverage.HonestNetwork;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.report.SignatureChecks;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.Witness;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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

/**
 * Whole rounds over verified reports on one thread, and the signature checks that were left out.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "--enable-native-access=ALL-UNNAMED"})
public class CoverageBench {

  /** A country with a thousand honest hotspots, each of which sent one beacon. */
  @State(Scope.Benchmark)
  public static class Region {
    private final CoverageInputs inputs = HonestNetwork.of(1, 1_000, 4.2).inputs();
  }

  /** What was done, and the processor's time for it; JMH prints each per second of wall time. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Work {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    public long witnesses;
    public long beacons;
    public long signatures;
    public double cpuSeconds;

    static long cpuNanos() {
      return THREADS.getCurrentThreadCpuTime();
    }

    void took(long since) {
      cpuSeconds += (cpuNanos() - since) / 1e9;
    }
  }

  /** One signed witness report of the region. */
  @State(Scope.Benchmark)
  public static class Signed {
    private static final NetworkId NETWORK = new NetworkId(31_337);
    private final SignatureCheck check = SignatureChecks.fastest();
    private final DeviceSigner signer = DeviceSigner.generate(KeyType.ED25519, new Random(1));
    private final SignedReport report;

    public Signed() {
      Witness witness = new Region().inputs.witnesses().getFirst().report();
      report = signer.sign(NETWORK, witness);
    }
  }

  @Benchmark
  public CoverageOutcome round(Region region, Work work) {
    long start = Work.cpuNanos();
    CoverageOutcome outcome = CoverageRound.judge(region.inputs);
    work.took(start);
    work.witnesses += region.inputs.witnesses().size();
    work.beacons += region.inputs.beacons().size();
    return outcome;
  }

  @Benchmark
  public boolean ed25519Verify(Signed signed, Work work) {
    long start = Work.cpuNanos();
    boolean good =
        signed.check.accepts(
            signed.signer.key(),
            signed.report.signedBytes(Signed.NETWORK),
            signed.report.signature());
    work.took(start);
    work.signatures++;
    return good;
  }
}
