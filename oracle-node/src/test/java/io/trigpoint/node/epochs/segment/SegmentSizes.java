package io.trigpoint.node.epochs.segment;

import com.github.luben.zstd.Zstd;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.SealedReport;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Header;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.Region;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportCodec;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.Transmission;
import io.trigpoint.report.Witness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Prints how large a full segment of beacons with ten witnesses each is, and what reading and
 * writing it costs on one thread. Signatures are random bytes: they do not compress anyway.
 */
final class SegmentSizes {
  private static final NetworkId NETWORK = new NetworkId(31_337);
  private static final int BEACONS = Sharding.REPORTS / 11;
  private static final int ROUNDS = 30;
  private static final long NOW = 1_763_700_000_000L;

  private SegmentSizes() {}

  public static void main(String... arguments) throws CorruptFile {
    Segment segment = new Segment(0, reports(new Random(1)).stream().sorted().toList());
    SegmentHeader header = new SegmentHeader(SegmentContent.REPORTS, NETWORK, 1, 0, 1);
    int reports = segment.reports().size();
    byte[] file = ReportSegments.encode(header, segment);
    long raw = segment.reports().stream().mapToLong(SegmentSizes::bytes).sum();
    System.out.printf(
        Locale.ROOT,
        "%d reports: body and signature %.1f bytes each, file %.1f bytes each%n",
        reports,
        (double) raw / reports,
        (double) file.length / reports);
    for (int round = 0; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      byte[] written = ReportSegments.encode(header, segment);
      long wrote = System.nanoTime();
      Segment read = ReportSegments.decode(header, written);
      long ended = System.nanoTime();
      if (round == ROUNDS - 1) {
        System.out.printf(
            Locale.ROOT,
            "write %.2f us a report, read and check %.2f us a report (%d read)%n",
            (wrote - begun) / 1e3 / reports,
            (ended - wrote) / 1e3 / reports,
            read.reports().size());
      }
    }
    inflating(file);
  }

  private static void inflating(byte[] file) {
    byte[] frame =
        Arrays.copyOfRange(file, SegmentHeader.LENGTH, file.length - SegmentWriter.TRAILER);
    byte[] records = new byte[8 << 20];
    long best = Long.MAX_VALUE;
    long size = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      size = Zstd.decompress(records, frame);
      best = Math.min(best, System.nanoTime() - begun);
    }
    System.out.printf(Locale.ROOT, "inflate alone %.0f MB/s%n", size * 1e3 / best);
  }

  private static List<SealedReport> reports(Random random) {
    List<DeviceId> devices = new ArrayList<>();
    for (int i = 0; i < 4 * BEACONS; i++) {
      devices.add(new DeviceId(Hash32.of(bytes(random, 32))));
    }
    List<SealedReport> reports = new ArrayList<>();
    for (int i = 0; i < BEACONS; i++) {
      Beacon beacon = beacon(random, devices.get(i));
      reports.add(sealed(random, beacon));
      for (int w = 0; w < 10; w++) {
        DeviceId witness = devices.get(random.nextInt(devices.size()));
        reports.add(
            sealed(
                random,
                new Witness(
                    header(random, witness),
                    beacon.payload(),
                    beacon.transmission().frequency(),
                    beacon.transmission().spreading(),
                    new Dbm(-1_200 + random.nextInt(400)),
                    new Decibels(-100 + random.nextInt(200)),
                    random.nextLong(1L << 32),
                    RadioDetail.NONE)));
      }
    }
    return reports;
  }

  private static Beacon beacon(Random random, DeviceId device) {
    byte[] local = bytes(random, BeaconPayload.LOCAL_ENTROPY_LENGTH);
    BeaconPayload payload = BeaconPayload.derive(Hash32.ZERO, device, local);
    return new Beacon(
        header(random, device),
        9,
        HexFormat.of().formatHex(local),
        payload,
        new Transmission(Region.EU868, Region.EU868.channelOf(payload), Region.EU868.spreading()),
        new Dbm(140));
  }

  private static Header header(Random random, DeviceId device) {
    return new Header(device, 1 + random.nextInt(100_000), NOW + random.nextInt(86_400_000), false);
  }

  private static SealedReport sealed(Random random, Report report) {
    SignedReport signed =
        new SignedReport(report.kind(), ReportCodec.encode(report), bytes(random, 64));
    return SealedReport.of(NETWORK, report.header().timeMs() + 200, signed);
  }

  private static long bytes(SealedReport report) {
    return (long) report.signed().body().length + report.signed().signature().length;
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
