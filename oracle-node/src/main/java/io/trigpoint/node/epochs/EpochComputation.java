package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.compute.ComputedEpoch;
import io.trigpoint.node.epochs.compute.EpochShards;
import io.trigpoint.node.epochs.compute.ShardEngines;
import io.trigpoint.node.epochs.compute.ShardShelf;
import io.trigpoint.node.epochs.compute.ShardedComputation;
import io.trigpoint.node.epochs.compute.ThreadedEngine;
import io.trigpoint.node.epochs.compute.VerdictBytes;
import io.trigpoint.node.epochs.compute.VerdictSink;
import io.trigpoint.node.epochs.compute.Verification;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.SignatureCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * From sealed inputs to verdicts, money and roots. A pure function: the same inputs and the same
 * version of this code give the same roots on any machine, in any locale, with any number of
 * threads.
 */
public final class EpochComputation {

  private EpochComputation() {}

  /** The whole of a small epoch in memory. Trusts nothing but the inputs. */
  public static EpochOutcome compute(EpochInputs inputs, SignatureCheck signatures) {
    return compute(inputs, signatures, Runtime.getRuntime().availableProcessors());
  }

  /** The same on a number of threads. */
  public static EpochOutcome compute(EpochInputs inputs, SignatureCheck signatures, int threads) {
    return compute(
        new EpochShards(inputs.head(), inputs.segments(), Verification.of(signatures)),
        work -> new ThreadedEngine(work, threads));
  }

  /** The same over shards that somebody opened, by an engine that somebody chose. */
  public static EpochOutcome compute(EpochShards shards, ShardEngines engines) {
    List<ReportVerdict> verdicts = new ArrayList<>();
    ComputedEpoch computed =
        compute(
            shards,
            engines,
            new ShardShelf(Path.of(""), Long.MAX_VALUE),
            (shard, made) -> made.forEach(each -> verdicts.add(VerdictBytes.read(each))));
    verdicts.sort(Comparator.comparing(ReportVerdict::report));
    return new EpochOutcome(verdicts, computed);
  }

  /**
   * An epoch of any size, with some shards in memory.
   *
   * @param shelf is closed at the end
   */
  static ComputedEpoch compute(
      EpochShards shards, ShardEngines engines, ShardShelf shelf, VerdictSink sink) {
    try (shelf) {
      return ShardedComputation.compute(shards, engines.over(shards), shelf, sink);
    } catch (CorruptFile damaged) {
      throw new IllegalStateException(damaged);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
