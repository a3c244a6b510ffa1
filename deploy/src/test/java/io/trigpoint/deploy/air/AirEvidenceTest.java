package io.trigpoint.deploy.air;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.Evidence;
import io.trigpoint.coverage.evidence.EvidenceParameters;
import io.trigpoint.coverage.evidence.EvidenceWindow;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKey;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.Region;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the evidence says of hotspots on the simulated air. */
class AirEvidenceTest {
  private static final Place GHENT = new Place(51.0543, 3.7174);
  private static final long START_MS = 1_790_000_000_000L;
  private static final int HOTSPOTS = 9;
  private static final int FILING_MS = 60;

  private final List<Site> sites = new ArrayList<>();
  private final List<DeviceId> ids = new ArrayList<>();
  private final SortedMap<DeviceId, RegisteredDevice> devices = new TreeMap<>();
  private final List<io.trigpoint.coverage.evidence.Reception> receptions = new ArrayList<>();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 10);
  }

  /** Forty minutes with a beacon in each quarter of a minute, and two weeks with four a day. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void honestHotspotsAreDeniedNothing(long seed) {
    for (long segmentMs : List.of(15_000L, 6 * 3_600_000L)) {
      simulate(seed, segmentMs, segmentMs == 15_000L ? 160 : 56);
      assertThat(denials()).as("segments of %d ms", segmentMs).isEqualTo(Denials.NONE);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aConcentratorBehindTwoKeysIsDenied(long seed) {
    simulate(seed, 15_000L, 160);
    DeviceId first = ids.getFirst();
    DeviceId copy = ids.get(1);
    receptions.removeIf(heard -> heard.witness().equals(copy));
    for (io.trigpoint.coverage.evidence.Reception heard : List.copyOf(receptions)) {
      if (heard.witness().equals(first) && !heard.beaconer().equals(copy)) {
        receptions.add(by(copy, heard));
      }
    }
    Denials denials = denials();
    assertThat(
            denials.devices().containsKey(copy)
                || denials.edges().containsKey(Edge.between(first, copy)))
        .isTrue();
    assertThat(denials.devices().keySet()).isSubsetOf(first, copy);
  }

  private Denials denials() {
    return Evidence.of(
            new EvidenceWindow(START_MS + 14 * 86_400_000L, receptions, devices),
            EvidenceParameters.TRIGPOINT)
        .denials();
  }

  private void simulate(long seed, long segmentMs, int segments) {
    place();
    Air air = Air.suburban(seed);
    Random random = new Random(seed);
    for (int segment = 0; segment < segments; segment++) {
      List<Emission> onAir = new ArrayList<>();
      for (int i = 0; i < HOTSPOTS; i++) {
        onAir.add(emission(i, segment, segment * segmentMs + random.nextLong(segmentMs)));
      }
      for (int i = 0; i < HOTSPOTS; i++) {
        for (int j = 0; j < HOTSPOTS; j++) {
          Emission emission = onAir.get(i);
          DeviceId from = ids.get(i);
          int listener = j;
          List<Emission> together = onAir.stream().filter(emission::overlaps).toList();
          air.heard(sites.get(j), emission, together)
              .ifPresent(heard -> note(from, listener, emission, heard, random));
        }
      }
    }
  }

  private void place() {
    sites.clear();
    ids.clear();
    devices.clear();
    receptions.clear();
    Random random = new Random(1);
    for (int i = 0; i < HOTSPOTS; i++) {
      Place place = GHENT.offset(i * 137.508, 1_100 + 950.0 * i);
      Decibels gain = new Decibels(12 + random.nextInt(24));
      Site site = new Site("hotspot0" + (i + 1), place, gain, 8 + random.nextInt(25));
      sites.add(site);
      RegisteredDevice device = registered(site, i);
      devices.put(device.id(), device);
      ids.add(device.id());
    }
  }

  private static RegisteredDevice registered(Site site, int number) {
    Cell cell = Cell.ofLatLng(site.place().latitude(), site.place().longitude(), 12);
    return new RegisteredDevice(
        new DeviceKey(KeyType.ED25519, hash(1, number).toBytes()),
        DeviceKind.HOTSPOT,
        new EvmAddress("0x" + HexFormat.of().toHexDigits(number + 0x10).repeat(5)),
        cell.parent(5),
        Hash32.ZERO,
        Optional.of(new AssertedLocation(cell, site.gain(), 10 * site.elevationMetres())));
  }

  private Emission emission(int hotspot, int segment, long atMs) {
    byte[] local = ByteBuffer.allocate(16).putInt(segment).array();
    BeaconPayload payload = BeaconPayload.derive(Hash32.ZERO, ids.get(hotspot), local);
    Site from = sites.get(hotspot);
    return new Emission(
        (long) segment * HOTSPOTS + hotspot + 1,
        from,
        HexFormat.of().formatHex(payload.frame()),
        Region.EU868.channelOf(payload),
        Region.EU868.spreading(),
        Region.EU868.conductedPower(from.gain()).value(),
        atMs * 1_000);
  }

  /** Figures as the forwarder prints them, times as the nodes see them. */
  private void note(
      DeviceId from, int listener, Emission emission, Reception heard, Random random) {
    long eui = 0xAA55_5A00_0000_0000L + listener;
    long endMs = START_MS + emission.endMicros() / 1_000;
    receptions.add(
        new io.trigpoint.coverage.evidence.Reception(
            new ReportId(hash((int) emission.number(), listener)),
            from,
            ids.get(listener),
            BeaconPayload.ofFrame(emission.bytes()),
            START_MS + emission.startMicros() / 1_000 + FILING_MS + random.nextLong(FILING_MS),
            endMs
                + Backhaul.of(eui).delayMicros(emission.number()) / 1_000
                + FILING_MS
                + random.nextLong(FILING_MS),
            Region.EU868,
            emission.frequency(),
            emission.spreading(),
            Dbm.of(emission.powerDbm()),
            Dbm.of(StrictMath.rint(heard.rssiDbm())),
            Decibels.of(StrictMath.rint(heard.snrDb() * 4) / 4),
            CrystalClock.of(eui).countAt(emission.endMicros()),
            new RadioDetail(
                Optional.of(Dbm.of(StrictMath.rint(heard.signalDbm()))),
                OptionalInt.of(heard.offsetHz()))));
  }

  private static io.trigpoint.coverage.evidence.Reception by(
      DeviceId copy, io.trigpoint.coverage.evidence.Reception heard) {
    return new io.trigpoint.coverage.evidence.Reception(
        new ReportId(Hashes.sha256(heard.report().value().toBytes())),
        heard.beaconer(),
        copy,
        heard.payload(),
        heard.sentMs(),
        heard.heardMs() + 40,
        heard.region(),
        heard.frequency(),
        heard.spreading(),
        heard.power(),
        heard.rssi(),
        heard.snr(),
        heard.tmstMicros(),
        heard.detail());
  }

  private static Hash32 hash(int a, int b) {
    return Hashes.sha256(ByteBuffer.allocate(8).putInt(a).putInt(b).array());
  }
}
