package io.trigpoint.rewards.bench;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.CumulativeEarnings.Account;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.rewards.merkle.CumulativeTree;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.openjdk.jmh.annotations.AuxCounters;
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

/**
 * The tree of an epoch's leaves, proofs from it, and the library's Keccak-256 that it is made of;
 * the JVM told that it has one processor.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 4)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "-XX:ActiveProcessorCount=1"})
public class MerkleBench {
  private static final TokenId TOKEN = TokenId.ofHex("0x" + "11".repeat(20));
  private static final int PROOFS = 1_000;
  private static final int HASHES = 100_000;

  @Param("1000000")
  private int owners;

  /** Whether owners lie in memory one after the other, as when they were read from a table. */
  @Param({"true", "false"})
  private boolean inOrder;

  private List<EarningsLeaf> leaves = List.of();
  private CumulativeTree tree = CumulativeTree.of(leaves);

  /** What was done, and the processor's time for it; JMH prints each per second of wall time. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Work {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    public long proofs;
    public long hashes;
    public double cpuSeconds;

    void add(long startNanos) {
      cpuSeconds += (THREADS.getCurrentThreadCpuTime() - startNanos) / 1e9;
    }
  }

  /** Owners with one token, in the order in which an epoch leaves them. */
  @Setup
  public void earn() {
    Random random = new Random(7);
    SortedMap<Account, TokenAmount> earned = new TreeMap<>();
    byte[] address = new byte[20];
    while (earned.size() < owners) {
      random.nextBytes(address);
      EvmAddress owner = new EvmAddress("0x" + HexFormat.of().formatHex(address));
      earned.put(
          new Account(owner, TOKEN),
          new TokenAmount(BigInteger.ONE.add(new BigInteger(70, random))));
    }
    List<EarningsLeaf> scattered = CumulativeEarnings.of(earned).leaves();
    leaves = inOrder ? scattered.stream().map(MerkleBench::copy).toList() : scattered;
    tree = CumulativeTree.of(leaves);
  }

  private static EarningsLeaf copy(EarningsLeaf leaf) {
    return new EarningsLeaf(
        new EvmAddress("0x" + leaf.owner().hex().substring(2)),
        leaf.token(),
        new BigInteger(leaf.cumulative().toByteArray()));
  }

  /** Hashing of the leaves, sorting, all nodes. */
  @Benchmark
  public Hash32 build(Work work) {
    long start = Work.THREADS.getCurrentThreadCpuTime();
    Hash32 root = CumulativeTree.of(leaves).root();
    work.add(start);
    return root;
  }

  /** A thousand owners' proofs. */
  @Benchmark
  public int prove(Work work) {
    long start = Work.THREADS.getCurrentThreadCpuTime();
    int siblings = 0;
    for (int i = 0; i < PROOFS; i++) {
      EarningsLeaf leaf = leaves.get((int) ((long) i * owners / PROOFS));
      siblings += tree.proof(leaf.owner(), leaf.token()).orElseThrow().size();
    }
    work.proofs += PROOFS;
    work.add(start);
    return siblings;
  }

  /** Bouncy Castle's digest on 64 bytes, again and again. */
  @Benchmark
  public byte[] keccak(Work work) {
    long start = Work.THREADS.getCurrentThreadCpuTime();
    KeccakDigest digest = new KeccakDigest(256);
    byte[] pair = new byte[2 * Hash32.LENGTH];
    for (int i = 0; i < HASHES; i++) {
      digest.update(pair, 0, pair.length);
      var _ = digest.doFinal(pair, 0);
    }
    work.hashes += HASHES;
    work.add(start);
    return pair;
  }
}
