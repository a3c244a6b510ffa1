package io.trigpoint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trigpoint.SharedVectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PowerProbeTest {
  private static final int BEACONS = 6_000;

  @ParameterizedTest
  @EnumSource
  void powersAreThoseOfTheProposalWhereItHasAny(Region region) throws IOException {
    JsonNode sets =
        new ObjectMapper()
            .readTree(SharedVectors.file("vectors", "lora-regions.json").toFile())
            .get("dynamic_poc_eirp_sets_dbm");
    List<Dbm> expected = new ArrayList<>();
    if (sets.has(region.name())) {
      sets.get(region.name()).forEach(power -> expected.add(Dbm.of(power.asDouble())));
    } else {
      expected.add(region.maxEirp());
    }
    assertThat(PowerProbe.powers(region)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void noProbeAsksForMoreThanThePlanAllows(Region region) {
    assertThat(PowerProbe.powers(region))
        .allSatisfy(power -> assertThat(power).isLessThanOrEqualTo(region.maxEirp()));
  }

  /** Each entry of a list gets about its share of many payloads, whatever their channels are. */
  @Test
  void payloadsSelectEveryPowerAboutEquallyOften() {
    Random random = new Random(1);
    SortedMap<Dbm, Integer> counts = new TreeMap<>();
    for (int i = 0; i < BEACONS; i++) {
      byte[] local = Samples.bytes(random, BeaconPayload.LOCAL_ENTROPY_LENGTH);
      BeaconPayload payload =
          BeaconPayload.derive(
              Hashes.sha256(local), new DeviceId(Hashes.sha256(local, local)), local);
      counts.merge(PowerProbe.eirp(Region.US915, payload), 1, Integer::sum);
    }
    assertThat(counts.keySet()).containsExactly(Dbm.of(16), Dbm.of(22), Dbm.of(30));
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(1_850, 2_150));
  }
}
