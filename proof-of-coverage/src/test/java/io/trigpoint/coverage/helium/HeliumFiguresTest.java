package io.trigpoint.coverage.helium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.SharedVectors;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Hertz;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays published payloads and limits. */
class HeliumFiguresTest {
  @ParameterizedTest
  @ValueSource(strings = {"beacon.payload", "beacon.payload.derived"})
  void payloadsFollowFromTheirEntropies(String group) throws IOException {
    for (JsonNode vector : SharedVectors.helium(group)) {
      HeliumSeed seed =
          new HeliumSeed(
              text(vector, "remote_entropy_hex"),
              vector.get("remote_timestamp_s").asLong(),
              text(vector, "local_entropy_hex"),
              vector.get("local_timestamp_s").asLong());
      BeaconPayload payload = seed.payload();
      assertThat(seed.hash().hex()).isEqualTo("0x" + text(vector, "sha256_seed_hex"));
      assertThat(payload.hex()).isEqualTo(text(vector, "payload_hex"));
      JsonNode channels = vector.get("channels_hz");
      int index = payload.channelIndex(channels.size());
      assertThat(index).isEqualTo(vector.get("channel_index").asInt());
      assertThat(channels.get(index).asLong()).isEqualTo(vector.get("frequency_hz").asLong());
    }
  }

  @Test
  void theStrongestReceptionHasThePublishedFigure() throws IOException {
    for (JsonNode vector : SharedVectors.helium("rf.expected_rssi")) {
      assertThat(
              HeliumLink.limit(
                  vector.get("tx_power_dbm").asInt(),
                  new Decibels(vector.get("beaconer_gain_ddb").asInt()),
                  new Decibels(vector.get("witness_gain_ddb").asInt()),
                  new Hertz(vector.get("freq_hz").asLong()),
                  vector.get("distance_m").asDouble()))
          .isEqualTo(vector.get("expected_dbm").asDouble(), within(1e-9));
    }
  }

  private static String text(JsonNode vector, String field) {
    return vector.get(field).asText();
  }
}
