package io.trigpoint.coverage.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.coverage.Denial;
import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.Edge;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.RadioDetail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Evidence between two epochs, as bytes. */
class CarriedEvidenceTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void evidenceComesBackAsItWas(long seed) throws MalformedEvidence {
    CarriedEvidence evidence = evidence(seed);
    CarriedEvidence back = CarriedEvidenceCodec.decode(evidence.toBytes());
    assertThat(back).isEqualTo(evidence);
    assertThat(back.places()).hasSize(5);
    assertThat(back.hash()).isEqualTo(evidence.hash());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderOfTheReceptionsChangesNoByte(long seed) {
    CarriedEvidence evidence = evidence(seed);
    List<Reception> shuffled = new ArrayList<>(evidence.receptions());
    shuffled.add(shuffled.getFirst());
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(
            new CarriedEvidence(evidence.denials(), shuffled, evidence.places(), evidence.watch())
                .toBytes())
        .isEqualTo(evidence.toBytes());
  }

  @Test
  void nothingIsCarriedInFewBytes() throws MalformedEvidence {
    byte[] nothing = CarriedEvidence.NONE.toBytes();
    assertThat(nothing).hasSize(CarriedEvidenceCodec.HEAD + 6 * Integer.BYTES);
    assertThat(CarriedEvidenceCodec.decode(nothing)).isEqualTo(CarriedEvidence.NONE);
  }

  @Test
  void everyLengthThatIsNotTheWholeIsRefused() {
    byte[] whole = evidence(1).toBytes();
    for (int length = 0; length < whole.length; length += 7) {
      byte[] torn = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> CarriedEvidenceCodec.decode(torn))
          .isInstanceOf(MalformedEvidence.class);
    }
    assertThatThrownBy(() -> CarriedEvidenceCodec.decode(Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(MalformedEvidence.class);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aChangedByteIsRefusedOrOtherEvidence(long seed) {
    CarriedEvidence evidence = evidence(seed);
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = evidence.toBytes();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
      try {
        CarriedEvidence other = CarriedEvidenceCodec.decode(bytes);
        assertThat(other).isNotEqualTo(evidence);
        assertThat(other.hash()).isNotEqualTo(evidence.hash());
      } catch (MalformedEvidence refused) {
        assertThat(refused.why()).isNotBlank();
      }
    }
  }

  @Test
  void moreEntriesThanBytesAreRefusedBeforeTheyTakeMemory() {
    byte[] bytes = CarriedEvidence.NONE.toBytes();
    Arrays.fill(bytes, CarriedEvidenceCodec.HEAD, CarriedEvidenceCodec.HEAD + 4, (byte) 0x7f);
    assertThatThrownBy(() -> CarriedEvidenceCodec.decode(bytes))
        .isInstanceOf(MalformedEvidence.class)
        .hasMessageContaining("fewer bytes");
  }

  @Test
  void anotherFormatIsRefused() {
    byte[] bytes = CarriedEvidence.NONE.toBytes();
    bytes[CarriedEvidenceCodec.TAG.length - 1]++;
    assertThatThrownBy(() -> CarriedEvidenceCodec.decode(bytes))
        .hasMessageContaining("format is not known");
  }

  @Test
  void devicesThatNothingNamesAreRefused() {
    byte[] nothing = CarriedEvidence.NONE.toBytes();
    byte[] idle = Arrays.copyOf(nothing, nothing.length + 32);
    idle[CarriedEvidenceCodec.HEAD + 3] = 1;
    assertThatThrownBy(() -> CarriedEvidenceCodec.decode(idle)).hasMessageContaining("not needed");
  }

  @Test
  void onlyThePlacesOfThoseWhoSentOrHeardAreCarried() {
    CarriedEvidence evidence = evidence(1);
    TreeMap<DeviceId, AssertedLocation> more = new TreeMap<>(evidence.places());
    DeviceId stranger = new DeviceId(Hashes.sha256(new byte[] {1}));
    more.put(stranger, place(new Random(2)));
    assertThat(
            new CarriedEvidence(evidence.denials(), evidence.receptions(), more, evidence.watch()))
        .isEqualTo(evidence);
    assertThat(new CarriedEvidence(Denials.NONE, List.of(), more)).isEqualTo(CarriedEvidence.NONE);
  }

  private static CarriedEvidence evidence(long seed) {
    Random random = new Random(seed);
    Ether ether = new Ether();
    List<DeviceId> hotspots = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      hotspots.add(ether.hotspot(51 + 0.01 * i, 3.7));
    }
    for (int i = 0; i < 40; i++) {
      Ether.Print print = new Ether.Print();
      print.rssi = -120 + random.nextInt(60);
      print.tmst = random.nextLong();
      print.offsetHz = random.nextBoolean() ? OptionalInt.of(-random.nextInt(900)) : print.offsetHz;
      ether.hear(hotspots.get(random.nextInt(5)), i / 3, 1_000L * i, hotspots.get(i % 5), print);
    }
    ether.receptions.replaceAll(reception ->
        random.nextBoolean() ? reception : withSignal(reception, -800 - random.nextInt(400)));
    TreeMap<DeviceId, AssertedLocation> places = new TreeMap<>();
    for (DeviceId hotspot : hotspots) {
      places.put(hotspot, place(random));
    }
    Watch watch =
        new Watch(Hashes.sha256(new byte[] {(byte) seed}), random.nextLong(), random.nextLong());
    return new CarriedEvidence(denials(hotspots, random), ether.receptions, places, watch);
  }

  private static AssertedLocation place(Random random) {
    return new AssertedLocation(
        Cell.ofLatLng(51 + random.nextDouble(), 3.7, 12),
        new Decibels(random.nextInt(-10, 150)),
        random.nextInt(-100, 1_000));
  }

  private static Denials denials(List<DeviceId> hotspots, Random random) {
    TreeMap<Edge, Denial> edges = new TreeMap<>();
    TreeMap<DeviceId, Denial> devices = new TreeMap<>();
    for (int i = 1; i < hotspots.size(); i++) {
      edges.put(
          Edge.between(hotspots.get(i - 1), hotspots.get(i)),
          new Denial("evidence.too-stable/" + i, random.nextLong()));
    }
    devices.put(hotspots.get(random.nextInt(5)), new Denial("", random.nextLong()));
    return new Denials(edges, devices);
  }

  private static Reception withSignal(Reception reception, int tenths) {
    return new Reception(
        reception.report(),
        reception.beaconer(),
        reception.witness(),
        reception.payload(),
        reception.sentMs(),
        reception.heardMs(),
        reception.region(),
        reception.frequency(),
        reception.spreading(),
        reception.power(),
        reception.rssi(),
        reception.snr(),
        reception.tmstMicros(),
        new RadioDetail(Optional.of(new Dbm(tenths)), reception.detail().frequencyOffsetHz()));
  }
}
