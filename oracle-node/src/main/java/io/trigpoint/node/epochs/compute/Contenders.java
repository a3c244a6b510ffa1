package io.trigpoint.node.epochs.compute;

import io.trigpoint.coverage.SegmentClaim;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reports behind keys that were met more than once.
 *
 * @param sequences who used which sequence number
 * @param segments which beacons may count in which segment
 */
record Contenders(List<SequenceUse> sequences, List<Claim> segments) {

  /** A report that used a sequence number of its device. */
  record SequenceUse(DeviceId device, long sequence, ReportId report) {
    private Used used() {
      return new Used(device, sequence);
    }
  }

  /** A beacon that may count in its segment, and what its witnesses know it by. */
  record Claim(SegmentClaim claim, BeaconPayload payload) {}

  private record Used(DeviceId device, long sequence) {}

  /** The smallest id keeps a sequence number: every other report, with the one that keeps it. */
  static Map<ReportId, ReportId> losers(List<SequenceUse> uses) {
    Map<Used, ReportId> kept = new HashMap<>();
    for (SequenceUse use : uses) {
      kept.merge(use.used(), use.report(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
    Map<ReportId, ReportId> losers = new HashMap<>();
    for (SequenceUse use : uses) {
      ReportId first = kept.getOrDefault(use.used(), use.report());
      if (!first.equals(use.report())) {
        losers.put(use.report(), first);
      }
    }
    return losers;
  }

  byte[] toBytes() {
    ByteWriter out = new ByteWriter().number(sequences.size());
    for (SequenceUse use : sequences) {
      out = out.hash(use.device().value()).number(use.sequence()).hash(use.report().value());
    }
    out = out.number(segments.size());
    for (Claim each : segments) {
      out =
          out.hash(each.claim().device().value())
              .number(each.claim().number())
              .hash(each.claim().beacon().value())
              .number(each.claim().receivedMs())
              .bytes(each.payload().toBytes());
    }
    return out.toBytes();
  }

  static Contenders read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<SequenceUse> sequences = new ArrayList<>();
    for (int left = in.getInt(); left > 0; left--) {
      DeviceId device = new DeviceId(ByteWriter.hash(in));
      long sequence = in.getLong();
      sequences.add(new SequenceUse(device, sequence, new ReportId(ByteWriter.hash(in))));
    }
    List<Claim> segments = new ArrayList<>();
    for (int left = in.getInt(); left > 0; left--) {
      DeviceId device = new DeviceId(ByteWriter.hash(in));
      long number = in.getLong();
      ReportId beacon = new ReportId(ByteWriter.hash(in));
      long receivedMs = in.getLong();
      segments.add(
          new Claim(
              new SegmentClaim(device, number, beacon, receivedMs),
              BeaconPayload.of(ByteWriter.bytes(in))));
    }
    return new Contenders(sequences, segments);
  }
}
