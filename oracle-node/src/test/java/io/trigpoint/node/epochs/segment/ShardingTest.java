package io.trigpoint.node.epochs.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.epochs.GivenEpoch;
import io.trigpoint.node.epochs.SealedReport;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.ReportCodec;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.Witness;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardingTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 1",
    "16384, 1",
    "16385, 2",
    "32768, 2",
    "32769, 4",
    "44000000, 4096",
    "67108864, 4096",
    "900000000, 4096"
  })
  void shardsAreTheSmallestPowerOfTwoThatHoldsTheReports(long reports, int shards) {
    assertThat(Sharding.shardsFor(reports)).isEqualTo(shards);
  }

  @Test
  void aBeaconAndItsWitnessesShareAShard() throws Exception {
    Map<BeaconPayload, Collection<Integer>> shards = new HashMap<>();
    for (SealedReport sealed : GivenEpoch.inputs(3).reports()) {
      switch (ReportCodec.decode(sealed.signed().kind(), sealed.signed().body())) {
        case Beacon beacon -> note(shards, beacon.payload(), sealed);
        case Witness witness -> note(shards, witness.payload(), sealed);
        default -> {}
      }
    }
    assertThat(shards.size()).isGreaterThan(4);
    assertThat(shards.values()).allSatisfy(each -> assertThat(each).hasSize(1));
    assertThat(shards.values().stream().distinct().count()).isGreaterThan(1);
  }

  @Test
  void theReportsOfAShardAreARangeOfPlaces() throws Exception {
    for (SealedReport sealed : GivenEpoch.inputs(3).reports()) {
      int place =
          Sharding.place(ReportCodec.decode(sealed.signed().kind(), sealed.signed().body()));
      for (int bits = 0; bits <= 12; bits++) {
        int shards = 1 << bits;
        int shard = Sharding.shardOf(sealed, shards);
        assertThat(place).isBetween(Sharding.firstPlace(shard), Sharding.lastPlace(shard, shards));
        assertThat(Sharding.shardAt(place, shards)).isEqualTo(shard);
        int other = (shard + 1) % shards;
        if (other != shard) {
          assertThat(place)
              .isNotIn(Sharding.firstPlace(other), Sharding.lastPlace(other, shards))
              .satisfiesAnyOf(
                  at -> assertThat(at).isLessThan(Sharding.firstPlace(other)),
                  at -> assertThat(at).isGreaterThan(Sharding.lastPlace(other, shards)));
        }
      }
    }
  }

  @Test
  void whatCannotBeDecodedIsPlacedByItsId() {
    SealedReport noise =
        SealedReport.of(
            GivenEpoch.NETWORK,
            1,
            new SignedReport(ReportKind.BEACON, new byte[] {9, 9, 9}, new byte[64]));
    assertThat(Sharding.shardOf(noise, 1)).isZero();
    assertThat(Sharding.shardOf(noise, 4_096)).isBetween(0, 4_095);
  }

  private static void note(
      Map<BeaconPayload, Collection<Integer>> shards, BeaconPayload payload, SealedReport sealed) {
    Collection<Integer> of = shards.computeIfAbsent(payload, _ -> new TreeSet<>());
    var _ = of.add(Sharding.shardOf(sealed, 16));
  }
}
