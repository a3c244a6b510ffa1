package io.trigpoint.agent.beacon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.agent.json.Json;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.Region;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransmitRequestTest {
  @Test
  void asksForAProprietaryFrameThatOtherGatewaysHear() {
    BeaconPayload payload = BeaconPayload.of(new byte[BeaconPayload.LENGTH]);

    JsonNode txpk =
        Json.parse(TransmitRequest.of(payload, Region.EU868, Decibels.of(2.3)).toJson())
            .orElseThrow()
            .path("txpk");

    assertThat(txpk.path("imme").booleanValue()).isTrue();
    assertThat(txpk.path("ipol").booleanValue()).isFalse();
    assertThat(txpk.path("datr").asText()).isEqualTo("SF12BW125");
    assertThat(txpk.path("freq").doubleValue()).isEqualTo(867.1);
    assertThat(txpk.path("powe").intValue()).isEqualTo(13);
    assertThat(txpk.path("size").intValue()).isEqualTo(52);
    assertThat(Base64.getDecoder().decode(txpk.path("data").asText())).hasSize(52).startsWith(0xE0);
  }

  @ParameterizedTest
  @EnumSource
  void everyRegionAsksForOneOfItsChannelsAtItsOwnRateAndPower(Region region) {
    byte[] bytes = new byte[BeaconPayload.LENGTH];
    new Random(region.code()).nextBytes(bytes);
    TransmitRequest request = TransmitRequest.of(BeaconPayload.of(bytes), region, Decibels.of(1.2));

    JsonNode txpk = Json.parse(request.toJson()).orElseThrow().path("txpk");

    assertThat(region.channels())
        .contains(Hertz.ofMegahertz(txpk.path("freq").doubleValue()))
        .allMatch(channel -> channel.value() > 400_000_000 && channel.value() < 930_000_000);
    assertThat(txpk.path("datr").asText()).isEqualTo(region.spreading() + "BW125");
    assertThat(txpk.path("powe").intValue())
        .isBetween((int) region.maxEirp().value() - 2, (int) region.maxEirp().value());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void drawsInstantsFromTheWholeSegment(long seed) {
    SegmentSchedule schedule = new SegmentSchedule(new Random(seed));
    int early = 0;
    for (int i = 0; i < 1_000; i++) {
      long instant = schedule.instantIn(80_000, 21_600_000);
      assertThat(SegmentSchedule.segmentOf(instant, 21_600_000)).isEqualTo(80_000);
      early += instant % 21_600_000 < 10_800_000 ? 1 : 0;
    }
    assertThat(early).isBetween(430, 570);
  }

  @Test
  void knowsAPayloadForFourHoursAndStaysBounded() {
    PayloadWindow window = new PayloadWindow();
    BeaconPayload first = payload(-1);

    assertThat(window.isNew(first, 0)).isTrue();
    assertThat(window.isNew(first, 14_400_000)).isFalse();
    assertThat(window.isNew(first, 14_400_001)).isTrue();
    for (int i = 0; i < PayloadWindow.MAX_PAYLOADS; i++) {
      assertThat(window.isNew(payload(i), 14_400_002)).isTrue();
    }
    assertThat(window.isNew(first, 14_400_003)).as("forgotten for newer ones").isTrue();
  }

  private static BeaconPayload payload(int number) {
    byte[] bytes = new byte[BeaconPayload.LENGTH];
    new Random(number).nextBytes(bytes);
    return BeaconPayload.of(bytes);
  }
}
