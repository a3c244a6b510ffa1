package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.EpochAudit.Difference;
import io.trigpoint.node.epochs.compute.VerdictBytes;
import io.trigpoint.node.epochs.compute.VerdictSink;
import io.trigpoint.node.epochs.segment.SegmentContent;
import io.trigpoint.report.ReportVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compares computed verdicts with the published ones, shard by shard. For one thread. */
final class VerdictComparison implements VerdictSink {
  private final StreamedEpoch published;
  private final List<ReportVerdict> kept = new ArrayList<>();
  private Optional<Difference> first = Optional.empty();
  private Optional<CorruptFile> corrupt = Optional.empty();

  VerdictComparison(StreamedEpoch published) {
    this.published = published;
  }

  @Override
  public void accept(int shard, List<byte[]> verdicts) throws IOException {
    if (published.reports() <= ResultJson.LISTED) {
      verdicts.forEach(verdict -> kept.add(VerdictBytes.read(verdict)));
    }
    try {
      compare(shard, published.verdicts(shard), verdicts);
    } catch (CorruptFile damaged) {
      corrupt = corrupt.or(() -> Optional.of(damaged));
    }
  }

  /** The verdicts of a small epoch, of any shard order; none of a large one. */
  List<ReportVerdict> kept() {
    return kept;
  }

  /** The first verdict that differs, with its file and record; throws when a file was damaged. */
  Optional<Difference> first() throws CorruptFile {
    if (corrupt.isPresent()) {
      throw corrupt.get();
    }
    return first;
  }

  private void compare(int shard, List<byte[]> were, List<byte[]> are) {
    for (int i = 0; i < Math.max(were.size(), are.size()) && first.isEmpty(); i++) {
      byte[] found = i < were.size() ? were.get(i) : new byte[0];
      byte[] computed = i < are.size() ? are.get(i) : new byte[0];
      if (!Arrays.equals(found, computed)) {
        first =
            Optional.of(
                new Difference(
                    SegmentContent.VERDICTS.file(shard)
                        + " record "
                        + i
                        + ", of record "
                        + i
                        + " of "
                        + SegmentContent.REPORTS.file(shard),
                    text(found),
                    text(computed)));
      }
    }
  }

  private static String text(byte[] verdict) {
    try {
      return verdict.length == 0 ? EpochAudit.NOTHING : VerdictBytes.read(verdict).toString();
    } catch (IllegalArgumentException notOne) {
      return "(no verdict: " + notOne.getMessage() + ")";
    }
  }
}
