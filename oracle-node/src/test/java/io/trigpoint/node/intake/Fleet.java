package io.trigpoint.node.intake;

import com.google.protobuf.ByteString;
import io.trigpoint.report.AssertedLocation;
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
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.Report;
import io.trigpoint.report.SequenceWindow;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.SpreadingFactor;
import io.trigpoint.report.Witness;
import io.trigpoint.report.wire.ReportBatchMessage;
import io.trigpoint.report.wire.SignedReportMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Registered hotspots with their private keys, and the reports that they sign. */
public final class Fleet implements DeviceDirectory {
  public static final NetworkId NETWORK = new NetworkId(31337);

  private static final AssertedLocation GHENT =
      new AssertedLocation(Cell.ofLatLng(51.05, 3.72, 12), new Decibels(30), 100);

  private final List<DeviceSigner> signers = new ArrayList<>();
  private final Map<DeviceId, Known> known = new ConcurrentHashMap<>();
  private final Random random;

  public Fleet(int hotspots, long seed) {
    this.random = new Random(seed);
    for (int i = 0; i < hotspots; i++) {
      DeviceSigner signer = DeviceSigner.generate(KeyType.ED25519, random);
      signers.add(signer);
      known.put(signer.deviceId(), new Known(registration(signer), SequenceWindow.UNUSED));
    }
  }

  public static RegisteredDevice registration(DeviceSigner signer) {
    return new RegisteredDevice(
        signer.key(),
        DeviceKind.HOTSPOT,
        new EvmAddress("0x" + "11".repeat(20)),
        GHENT.cell().parent(5),
        LocationAssertion.commitment(GHENT, salt(signer)),
        Optional.empty());
  }

  private static Hash32 salt(DeviceSigner signer) {
    return signer.deviceId().value();
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

  public DeviceSigner signer(int hotspot) {
    return signers.get(hotspot);
  }

  public int size() {
    return signers.size();
  }

  /** A witness report with a payload that nobody sent: intake does not judge radio. */
  public Witness witness(int hotspot, long sequence, long timeMs) {
    byte[] payload = new byte[51];
    random.nextBytes(payload);
    return new Witness(
        new Header(signer(hotspot).deviceId(), sequence, timeMs, false),
        BeaconPayload.of(payload),
        new Hertz(868_100_000),
        new SpreadingFactor(12),
        new Dbm(-1100),
        new Decibels(-50),
        12345,
        new RadioDetail(Optional.empty(), OptionalInt.empty()));
  }

  public LocationAssertion location(int hotspot, long sequence, long timeMs) {
    return new LocationAssertion(
        new Header(signer(hotspot).deviceId(), sequence, timeMs, false),
        GHENT,
        salt(signer(hotspot)));
  }

  public SignedReport sign(int hotspot, Report report) {
    return signer(hotspot).sign(NETWORK, report);
  }

  /** The body of a request. */
  public static byte[] batch(SignedReport... reports) {
    ReportBatchMessage.Builder batch = ReportBatchMessage.newBuilder();
    Arrays.stream(reports).map(Fleet::message).forEach(batch::addReports);
    return batch.build().toByteArray();
  }

  public static SignedReportMessage message(SignedReport report) {
    return SignedReportMessage.newBuilder()
        .setKind(report.kind().code())
        .setBody(ByteString.copyFrom(report.body()))
        .setSignature(ByteString.copyFrom(report.signature()))
        .build();
  }

  /** What the journal takes, without going through intake. */
  public VerifiedReport verified(int hotspot, long sequence, long timeMs) {
    Witness witness = witness(hotspot, sequence, timeMs);
    SignedReport signed = sign(hotspot, witness);
    return new VerifiedReport(signed.id(NETWORK), witness, signed, timeMs);
  }
}
