package io.trigpoint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.trigpoint.report.wire.BeaconBody;
import io.trigpoint.report.wire.HeaderMessage;
import io.trigpoint.report.wire.WeatherBody;
import io.trigpoint.report.wire.WitnessBody;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCodecTest {
  static Stream<Arguments> kindsAndSeeds() {
    return Stream.of(ReportKind.values())
        .flatMap(kind -> IntStream.range(0, 20).mapToObj(seed -> Arguments.of(kind, seed)));
  }

  @ParameterizedTest
  @MethodSource("kindsAndSeeds")
  void whatWasEncodedDecodesToTheSame(ReportKind kind, int seed) throws MalformedReport {
    Report report = Samples.report(kind, new Random(seed));
    assertThat(report.kind()).isEqualTo(kind);
    assertThat(ReportCodec.decode(kind, ReportCodec.encode(report))).isEqualTo(report);
  }

  /** Any bytes give a report or a MalformedReport, and no other exception. */
  @ParameterizedTest
  @MethodSource("kindsAndSeeds")
  void hostileBytesNeverDoMoreThanNotDecode(ReportKind kind, int seed) {
    Random random = new Random(seed);
    byte[] honest = ReportCodec.encode(Samples.report(kind, random));
    for (int i = 0; i < 200; i++) {
      byte[] bytes = honest.clone();
      for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      assertDecodesOrIsMalformed(kind, Arrays.copyOf(bytes, random.nextInt(bytes.length + 4)));
      assertDecodesOrIsMalformed(kind, Samples.bytes(random, random.nextInt(300)));
    }
  }

  @ParameterizedTest
  @MethodSource("kindsAndSeeds")
  void everyTruncationIsMalformedOrAShorterReport(ReportKind kind, int seed) {
    byte[] honest = ReportCodec.encode(Samples.report(kind, new Random(seed)));
    for (int length = 0; length < honest.length; length++) {
      assertDecodesOrIsMalformed(kind, Arrays.copyOf(honest, length));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyBodyIsNoReport(ReportKind kind) {
    assertThatThrownBy(() -> ReportCodec.decode(kind, new byte[0]))
        .isInstanceOf(MalformedReport.class);
  }

  @ParameterizedTest
  @EnumSource
  void aBodyOverTheLimitIsNotEvenParsed(ReportKind kind) {
    assertThatThrownBy(() -> ReportCodec.decode(kind, new byte[ReportCodec.MAX_BODY + 1]))
        .isInstanceOf(MalformedReport.class)
        .hasMessageContaining("at most");
  }

  @Test
  void aBeaconWithShortEntropyOrPayloadIsMalformed() throws Exception {
    byte[] body = ReportCodec.encode(Samples.report(ReportKind.BEACON, new Random(1)));
    BeaconBody honest = BeaconBody.parseFrom(body);
    assertMalformed(
        ReportKind.BEACON,
        honest.toBuilder()
            .setLocalEntropy(ByteString.copyFrom(new byte[15]))
            .build()
            .toByteArray());
    assertMalformed(
        ReportKind.BEACON,
        honest.toBuilder().setPayload(ByteString.copyFrom(new byte[52])).build().toByteArray());
    assertMalformed(ReportKind.BEACON, honest.toBuilder().setRegion(99).build().toByteArray());
    assertMalformed(
        ReportKind.BEACON, honest.toBuilder().setSpreadingFactor(6).build().toByteArray());
    assertMalformed(ReportKind.BEACON, honest.toBuilder().setFrequencyHz(0).build().toByteArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {-2_001, 501, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void strengthsThatNoReceiverPrintsAreMalformed(int tenths) throws Exception {
    byte[] body = ReportCodec.encode(Samples.report(ReportKind.WITNESS, new Random(1)));
    WitnessBody.Builder honest = WitnessBody.parseFrom(body).toBuilder();
    assertMalformed(ReportKind.WITNESS, honest.clone().setRssiDdbm(tenths).build().toByteArray());
    assertMalformed(
        ReportKind.WITNESS, honest.clone().setSignalRssiDdbm(tenths).build().toByteArray());
    assertMalformed(ReportKind.WITNESS, honest.clone().setSnrDdb(tenths).build().toByteArray());
    byte[] sent = ReportCodec.encode(Samples.report(ReportKind.BEACON, new Random(1)));
    assertMalformed(
        ReportKind.BEACON,
        BeaconBody.parseFrom(sent).toBuilder().setPowerDbm(tenths).build().toByteArray());
  }

  @Test
  void aReadingWithoutAnyValueIsMalformed() throws Exception {
    byte[] body = ReportCodec.encode(Samples.report(ReportKind.WEATHER, new Random(1)));
    HeaderMessage header = WeatherBody.parseFrom(body).getHeader();
    assertMalformed(
        ReportKind.WEATHER,
        WeatherBody.newBuilder().setHeader(header).setObservedMs(5).build().toByteArray());
  }

  private static void assertMalformed(ReportKind kind, byte[] body) {
    assertThatThrownBy(() -> ReportCodec.decode(kind, body)).isInstanceOf(MalformedReport.class);
  }

  private static void assertDecodesOrIsMalformed(ReportKind kind, byte[] body) {
    try {
      assertThat(ReportCodec.decode(kind, body).kind()).isEqualTo(kind);
    } catch (MalformedReport refused) {
      assertThat(refused.why()).isNotBlank();
    }
  }
}
