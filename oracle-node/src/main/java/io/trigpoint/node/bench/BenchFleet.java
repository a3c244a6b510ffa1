package io.trigpoint.node.bench;

import com.google.protobuf.ByteString;
import io.trigpoint.node.intake.DeviceDirectory;
import io.trigpoint.node.intake.VerifiedReport;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Header;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.SequenceWindow;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.SpreadingFactor;
import io.trigpoint.report.Witness;
import io.trigpoint.report.wire.ReportBatchMessage;
import io.trigpoint.report.wire.SignedReportMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Hotspots that sign witness reports before the clock of the benchmark starts. */
final class BenchFleet implements DeviceDirectory {
  static final NetworkId NETWORK = new NetworkId(31337);

  private final List<DeviceSigner> signers = new ArrayList<>();
  private final Map<DeviceId, Known> known = new ConcurrentHashMap<>();
  private final Random random = new Random(1);

  BenchFleet(int hotspots) {
    Cell cell = Cell.ofLatLng(51.05, 3.72, 5);
    for (int i = 0; i < hotspots; i++) {
      DeviceSigner signer = DeviceSigner.generate(KeyType.ED25519, random);
      signers.add(signer);
      RegisteredDevice device =
          new RegisteredDevice(
              signer.key(),
              DeviceKind.HOTSPOT,
              new EvmAddress("0x" + "11".repeat(20)),
              cell,
              Hash32.ZERO,
              Optional.empty());
      known.put(signer.deviceId(), new Known(device, SequenceWindow.UNUSED));
    }
  }

  @Override
  public Optional<Known> find(DeviceId id) {
    return Optional.ofNullable(known.get(id));
  }

  @Override
  public void accepted(DeviceId id, long sequence) {
    known.computeIfPresent(
        id, (_, device) -> new Known(device.device(), device.window().accept(sequence)));
  }

  DeviceSigner signer(int number) {
    return signers.get(number % signers.size());
  }

  /** Report number n of the benchmark. */
  VerifiedReport report(int number, long timeMs) {
    DeviceSigner signer = signer(number);
    byte[] payload = new byte[51];
    random.nextBytes(payload);
    Witness witness =
        new Witness(
            new Header(signer.deviceId(), 1L + number / signers.size(), timeMs, false),
            BeaconPayload.of(payload),
            new Hertz(868_100_000),
            new SpreadingFactor(12),
            new Dbm(-1100),
            new Decibels(-50),
            number,
            new RadioDetail(Optional.empty(), OptionalInt.empty()));
    SignedReport signed = signer.sign(NETWORK, witness);
    return new VerifiedReport(signed.id(NETWORK), witness, signed, timeMs);
  }

  /** The body of a request. */
  static byte[] batch(List<VerifiedReport> reports) {
    ReportBatchMessage.Builder batch = ReportBatchMessage.newBuilder();
    for (VerifiedReport report : reports) {
      batch.addReports(
          SignedReportMessage.newBuilder()
              .setKind(report.signed().kind().code())
              .setBody(ByteString.copyFrom(report.signed().body()))
              .setSignature(ByteString.copyFrom(report.signed().signature())));
    }
    return batch.build().toByteArray();
  }
}
