package io.trigpoint.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.epochs.ClaimProofs;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.GivenEpoch;
import io.trigpoint.node.epochs.GivenWeatherDays;
import io.trigpoint.node.epochs.VerdictSource;
import io.trigpoint.node.epochs.explain.Explanation;
import io.trigpoint.report.DeviceId;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.weather.epoch.ScoredDay;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What moved a station's score comes back from the rows of its epoch. */
class StationDayRowsTest {
  private final SqlTransactions transactions = new SqlTransactions(TestDatabase.fresh());

  @Test
  void theDaysOfAStationAreExplainedAsTheyWereComputed() {
    GivenWeatherDays.Day day = GivenWeatherDays.days(5, 1).getFirst();
    boolean written =
        transactions.run(connection -> {
          EpochPeriod period = day.inputs().frame().period();
          int _ =
              Sql.update(
                  connection,
                  "insert into epoch (number, start_ms, end_ms, state)"
                      + " values (?, ?, ?, 'INPUT_FINAL')",
                  period.number(),
                  period.startMs(),
                  period.endMs());
          return OutcomeRows.write(
              connection, day.outcome().computed(), new NoVerdicts(), period.number(), 1);
        });
    assertThat(written).isTrue();
    assertThat(day.outcome().days())
        .hasSize(4)
        .allSatisfy((station, days) -> {
          assertThat(days).hasSize(1);
          assertThat(explained(station)).isEqualTo(days);
        });
    assertThat(day.outcome().days().values())
        .anySatisfy(days -> assertThat(days.getFirst().findings()).isNotEmpty());
    assertThat(explained(DeviceId.ofHex("ab".repeat(32)))).isEmpty();
  }

  private List<ScoredDay> explained(DeviceId station) {
    return new SqlExplanationQueries(
            transactions,
            GivenEpoch.REWARD_TOKEN,
            "trigpoint",
            new ClaimProofs(new SqlEpochQueries(transactions))::treeOf)
        .of(GivenWeatherDays.FIRST, station)
        .map(Explanation::days)
        .orElseThrow();
  }

  /** The verdicts are not looked at here. */
  private record NoVerdicts() implements VerdictSource {
    @Override
    public int shards() {
      return 0;
    }

    @Override
    public List<byte[]> read(int shard) throws CorruptFile {
      throw new CorruptFile("verdicts", "has no shard " + shard);
    }
  }
}
