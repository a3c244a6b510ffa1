package io.trigpoint.node.epochs.segment;

import io.trigpoint.node.epochs.SealedReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Segments in memory, for epochs that are small. */
public final class MemorySegments implements SegmentSource {
  private final List<Segment> segments;
  private final long reports;

  private MemorySegments(List<Segment> segments) {
    this.segments = List.copyOf(segments);
    this.reports = segments.stream().mapToLong(segment -> segment.reports().size()).sum();
  }

  /** Splits reports, given in any order, into as many shards as their number asks for. */
  public static MemorySegments of(Collection<SealedReport> reports) {
    return of(reports, Sharding.shardsFor(reports.size()));
  }

  /** Splits reports, given in any order, into a number of shards. */
  public static MemorySegments of(Collection<SealedReport> reports, int shards) {
    List<List<SealedReport>> split = new ArrayList<>(shards);
    for (int i = 0; i < shards; i++) {
      split.add(new ArrayList<>());
    }
    reports.stream()
        .sorted()
        .forEach(report -> split.get(Sharding.shardOf(report, shards)).add(report));
    List<Segment> segments = new ArrayList<>(shards);
    for (int i = 0; i < shards; i++) {
      segments.add(new Segment(i, split.get(i)));
    }
    return new MemorySegments(segments);
  }

  /** The roots of all segments in the order of their shards. */
  public List<SegmentRoot> roots() {
    return segments.stream().map(Segment::root).toList();
  }

  @Override
  public int shards() {
    return segments.size();
  }

  @Override
  public long reports() {
    return reports;
  }

  @Override
  public Segment read(int shard) {
    return segments.get(shard);
  }
}
