package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.trigpoint.node.epochs.explain.Explanation;
import io.trigpoint.node.epochs.explain.PublishedExplanation;
import io.trigpoint.node.store.SqlEpochQueries;
import io.trigpoint.node.store.SqlExplanationQueries;
import io.trigpoint.node.store.SqlTransactions;
import io.trigpoint.report.DeviceId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations from the rows of a real epoch. */
class ExplainedFromRowsTest {
  @TempDir private Path published;

  /** Otherwise as many who ask at once as there are connections would keep reports out. */
  @Test
  void explainingTakesOneConnectionAtATime() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      net.finish(net.lifecycle());
      HikariConfig one = new HikariConfig();
      one.setDataSource(net.database);
      one.setMaximumPoolSize(1);
      one.setConnectionTimeout(20_000);
      try (HikariDataSource pool = new HikariDataSource(one)) {
        Explanation explained = explained(net, new SqlTransactions(pool));
        assertThat(explained.account()).isPresent();
        assertThat(explained.weight()).isPresent();
        assertThat(explained.weight()).isEqualTo(published(net, explained).weight());
      }
    }
  }

  private static Explanation published(EpochNetwork net, Explanation explained) throws Exception {
    return PublishedExplanation.of(StreamedEpoch.open(net.files(), 1), explained.device());
  }

  private static Explanation explained(EpochNetwork net, SqlTransactions sql) throws Exception {
    DeviceId device = PublishedEpoch.read(net.files(), 1).inputs().devices().firstEntry().getKey();
    return new SqlExplanationQueries(
            sql,
            net.terms.rewardToken(),
            net.terms.parameters().id(),
            new ClaimProofs(new SqlEpochQueries(sql))::treeOf)
        .of(1, device)
        .orElseThrow();
  }
}
