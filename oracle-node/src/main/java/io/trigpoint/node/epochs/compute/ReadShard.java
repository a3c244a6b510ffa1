package io.trigpoint.node.epochs.compute;

import io.trigpoint.coverage.evidence.Reception;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import io.trigpoint.report.MalformedReport;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportCodec;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.WeatherReading;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the first stage tells of a shard.
 *
 * @param root of the reports' subtree
 * @param contested whether it has to be judged again once more is known, see {@code CoverageShard}
 * @param sequences a 64-bit key of each device and sequence number; equal ones may be equal
 * @param segments a 64-bit key of each device and beacon segment, likewise
 * @param receptions that evidence may build on
 * @param weather the readings that may be judged, by report id
 * @param rows what is kept of the shard, see {@link ShardRows}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReadShard(
    SegmentRoot root,
    boolean contested,
    long[] sequences,
    long[] segments,
    List<Reception> receptions,
    List<ReceivedReport<WeatherReading>> weather,
    byte[] rows) {

  byte[] toBytes() {
    ByteWriter out =
        new ByteWriter()
            .hash(root.root())
            .number(root.records())
            .number(contested ? 1 : 0)
            .bytes(ByteWriter.longs(sequences))
            .bytes(ByteWriter.longs(segments))
            .bytes(ReceptionBytes.of(receptions))
            .number(weather.size());
    for (ReceivedReport<WeatherReading> reading : weather) {
      out =
          out.hash(reading.id().value())
              .number(reading.receivedMs())
              .bytes(ReportCodec.encode(reading.report()));
    }
    return out.bytes(rows).toBytes();
  }

  static ReadShard read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new ReadShard(
        new SegmentRoot(ByteWriter.hash(in), in.getLong()),
        in.getInt() == 1,
        ByteWriter.longs(ByteWriter.bytes(in)),
        ByteWriter.longs(ByteWriter.bytes(in)),
        ReceptionBytes.read(ByteWriter.bytes(in)),
        weather(in),
        ByteWriter.bytes(in));
  }

  private static List<ReceivedReport<WeatherReading>> weather(ByteBuffer in) {
    List<ReceivedReport<WeatherReading>> weather = new ArrayList<>();
    for (int left = in.getInt(); left > 0; left--) {
      ReportId id = new ReportId(ByteWriter.hash(in));
      long receivedMs = in.getLong();
      weather.add(new ReceivedReport<>(id, receivedMs, reading(ByteWriter.bytes(in))));
    }
    return weather;
  }

  private static WeatherReading reading(byte[] body) {
    try {
      return (WeatherReading) ReportCodec.decode(ReportKind.WEATHER, body);
    } catch (MalformedReport impossible) {
      throw new IllegalArgumentException("a reading that nobody wrote", impossible);
    }
  }
}
