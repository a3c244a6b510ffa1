package io.trigpoint.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.agent.OracleStandIn;
import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.KeyType;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StandingTest {
  private static final DeviceId DEVICE =
      DeviceSigner.generate(KeyType.ED25519, new Random(3)).deviceId();
  private static final String OWNER = "0x00000000000000000000000000000000000000bb";

  @TempDir private Path folder;
  private final HostClock clock = new HostClock(Clock.systemUTC(), System::nanoTime, 0);

  @Test
  void saysThatTheNetworkDoesNotKnowTheDevice() throws Exception {
    try (OracleStandIn oracle = OracleStandIn.start()) {
      assertThat(ask(oracle).path("registered").asText()).isEqualTo("false");
    }
  }

  @Test
  void countsVerdictsAndShowsRewardTokensOnly() throws Exception {
    try (OracleStandIn oracle = OracleStandIn.start()) {
      oracle.page(
          "/v1/devices/" + DEVICE.hex(), "{\"status\":\"active\",\"owner\":\"" + OWNER + "\"}");
      oracle.page(
          "/v1/devices/" + DEVICE.hex() + "/verdicts",
          """
          {"verdicts":[{"outcome":"accepted","rule":"a.b"},{"outcome":"accepted","rule":"a.b"},
          {"outcome":"refused","rule":"weather.range"},{"outcome":"<b>","rule":"x"},
          {"outcome":"refused","rule":"<script>"}]}
          """);
      oracle.page(
          "/v1/epochs/latest/claims/" + OWNER,
          """
          {"epoch":7,"claims":[{"token":"0x00000000000000000000000000000000000000cc",
          "cumulative":"5"},{"token":"%s","cumulative":"12340000000000000000"}]}
          """
              .formatted(OracleStandIn.REWARD_TOKEN));

      JsonNode standing = ask(oracle);

      assertThat(standing.path("status").asText()).isEqualTo("active");
      assertThat(standing.path("verdicts").toString()).isEqualTo("{\"accepted\":2,\"refused\":2}");
      assertThat(standing.path("refused_by").toString()).isEqualTo("{\"weather.range\":1}");
      assertThat(standing.path("owner_earned").asText()).isEqualTo("12.34");
      assertThat(standing.path("epoch").asInt()).isEqualTo(7);
    }
  }

  private JsonNode ask(OracleStandIn oracle) throws Exception {
    DeskFixture fixture = DeskFixture.open(folder, clock, List.of(oracle.url()), line -> {});
    try (DiskQueue _ = fixture.queue()) {
      return new Standing(fixture.nodes(), DEVICE, clock).ask();
    }
  }
}
