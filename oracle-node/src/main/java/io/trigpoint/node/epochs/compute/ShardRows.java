package io.trigpoint.node.epochs.compute;

import io.trigpoint.coverage.CoverageShard;
import io.trigpoint.report.ReportVerdict;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What is kept of a shard between the stages.
 *
 * @param kinds for each report, by report id, what its verdict comes from
 * @param decided the verdicts of those that are decided already, in the same order
 * @param coverage beacons and witnesses, each in the same order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ShardRows(byte[] kinds, List<byte[]> decided, CoverageShard coverage) {
  static final byte DECIDED = 0;
  static final byte BEACON = 1;
  static final byte WITNESS = 2;
  static final byte WEATHER = 3;

  byte[] toBytes() {
    return new ByteWriter().bytes(kinds).each(decided).bytes(coverage.toBytes()).toBytes();
  }

  static ShardRows read(ByteBuffer in) {
    byte[] kinds = ByteWriter.bytes(in);
    List<byte[]> decided = ByteWriter.list(in);
    return new ShardRows(kinds, decided, CoverageShard.read(ByteBuffer.wrap(ByteWriter.bytes(in))));
  }

  /** What goes to the last stage: the rows, and the verdicts of the weather by report id. */
  static byte[] withWeather(byte[] rows, List<ReportVerdict> weather) {
    return new ByteWriter()
        .bytes(rows)
        .each(weather.stream().map(VerdictBytes::of).toList())
        .toBytes();
  }
}
