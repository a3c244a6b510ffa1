package io.trigpoint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.trigpoint.report.wire.HeaderMessage;
import io.trigpoint.report.wire.WitnessBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, the reading finds what the generated parser finds. */
class WitnessReadingTest {
  private static final int BODIES = 200_000;
  private static final UnknownFieldSet NO_FIELDS = UnknownFieldSet.getDefaultInstance();

  private final Random random = new Random(5);

  @Test
  void damagedTornAndJoinedBodiesReadAsTheGeneratedParserReadsThem() {
    int read = 0;
    int refused = 0;
    for (int i = 0; i < BODIES; i++) {
      byte[] body = damaged(i % 4 == 0 ? joined(body(), body()) : body());
      Optional<WitnessBody> expected = generated(body);
      Optional<WitnessBody> found = found(body);
      assertThat(found).as(Arrays.toString(body)).isEqualTo(expected);
      read += found.isPresent() ? 1 : 0;
      refused += found.isPresent() ? 0 : 1;
    }
    assertThat(read).isGreaterThan(BODIES / 10);
    assertThat(refused).isGreaterThan(BODIES / 10);
  }

  private byte[] body() {
    WitnessBody.Builder body =
        WitnessBody.newBuilder()
            .setHeader(
                HeaderMessage.newBuilder()
                    .setDeviceId(bytes(32))
                    .setSequence(random.nextLong(1_000))
                    .setTimeMs(random.nextLong())
                    .setClockAdjusted(random.nextBoolean()))
            .setPayload(bytes(BeaconPayload.LENGTH))
            .setFrequencyHz(random.nextInt())
            .setSpreadingFactor(random.nextInt(14))
            .setRssiDdbm(random.nextInt(4_000) - 2_000)
            .setSnrDdb(random.nextInt(1_000) - 500)
            .setTmstUs(random.nextInt());
    if (random.nextBoolean()) {
      body.setSignalRssiDdbm(random.nextInt(100));
    }
    if (random.nextBoolean()) {
      body.setFrequencyOffsetHz(random.nextInt());
    }
    return body.build().toByteArray();
  }

  /** Up to three bytes changed, half of them among the first, and sometimes the end cut off. */
  private byte[] damaged(byte[] body) {
    for (int left = random.nextInt(4); left > 0; left--) {
      int most = random.nextBoolean() ? body.length : Math.min(8, body.length);
      body[random.nextInt(most)] = (byte) random.nextInt(256);
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
  }

  private ByteString bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }

  private static byte[] joined(byte[] a, byte[] b) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(a);
    out.writeBytes(b);
    return out.toByteArray();
  }

  private static Optional<WitnessBody> generated(byte[] body) {
    try {
      return Optional.of(WitnessBody.parseFrom(body)).map(WitnessReadingTest::known);
    } catch (InvalidProtocolBufferException malformed) {
      return Optional.empty();
    }
  }

  /** Without unknown fields, and with a header even where there is none. */
  private static WitnessBody known(WitnessBody body) {
    WitnessBody.Builder known = body.toBuilder().setUnknownFields(NO_FIELDS);
    HeaderMessage.Builder _ = known.getHeaderBuilder().setUnknownFields(NO_FIELDS);
    return known.build();
  }

  private static Optional<WitnessBody> found(byte[] body) {
    try {
      WitnessReading reading = WitnessReading.of(body);
      WitnessBody.Builder found =
          WitnessBody.newBuilder()
              .setHeader(
                  HeaderMessage.newBuilder()
                      .setDeviceId(ByteString.copyFrom(reading.device))
                      .setSequence(reading.sequence)
                      .setTimeMs(reading.timeMs)
                      .setClockAdjusted(reading.clockAdjusted))
              .setPayload(ByteString.copyFrom(reading.payload))
              .setFrequencyHz(reading.frequencyHz)
              .setSpreadingFactor(reading.spreading)
              .setRssiDdbm(reading.rssi)
              .setSnrDdb(reading.snr)
              .setTmstUs(reading.tmstMicros);
      reading.signalRssi.ifPresent(found::setSignalRssiDdbm);
      reading.frequencyOffsetHz.ifPresent(found::setFrequencyOffsetHz);
      return Optional.of(found.build());
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }
}
