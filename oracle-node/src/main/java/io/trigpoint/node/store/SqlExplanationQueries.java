package io.trigpoint.node.store;

import io.trigpoint.node.epochs.ScoredDayJson;
import io.trigpoint.node.epochs.explain.ClaimStanding;
import io.trigpoint.node.epochs.explain.Explanation;
import io.trigpoint.node.epochs.explain.Explanation.Account;
import io.trigpoint.node.epochs.explain.Explanation.Registered;
import io.trigpoint.node.epochs.explain.ExplanationQueries;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.rewards.merkle.CumulativeTree;
import io.trigpoint.weather.epoch.ScoredDay;
import io.vertx.core.json.JsonArray;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Explains from the rows of a computed epoch, which do not change. It never waits for a second
 * connection while it holds one, so that many who ask at once cannot hold all of them.
 */
public final class SqlExplanationQueries implements ExplanationQueries {
  private static final String EPOCH =
      """
      select number, start_ms, end_ms, parameter_hash, reward_root from epoch
      where number = ? and reward_root is not null
      """;
  private static final String VERDICTS =
      """
      select report_id, epoch, device_id, kind, outcome, rule, evidence from verdict
      where device_id = ? and epoch = ? order by report_id
      """;
  private static final String EARNED =
      "select cumulative from epoch_leaf where epoch = ? and owner = ? and token = ?";

  private final SqlTransactions transactions;
  private final TokenId rewardToken;
  private final String parameters;
  private final LongFunction<CumulativeTree> trees;

  /**
   * @param parameters name of the parameter set that judges
   * @param trees the tree over the leaves of an epoch with a result
   */
  public SqlExplanationQueries(
      SqlTransactions transactions,
      TokenId rewardToken,
      String parameters,
      LongFunction<CumulativeTree> trees) {
    this.transactions = transactions;
    this.rewardToken = rewardToken;
    this.parameters = parameters;
    this.trees = trees;
  }

  private record Computed(EpochPeriod period, Hash32 parameterHash, Hash32 rewardRoot) {}

  @Override
  public Optional<Explanation> of(long epoch, DeviceId device) {
    Optional<Computed> computed = transactions.run(connection -> computed(connection, epoch));
    if (computed.isEmpty()) {
      return Optional.empty();
    }
    CumulativeTree tree = trees.apply(epoch);
    return Optional.of(
        transactions.run(connection -> explained(connection, computed.get(), tree, device)));
  }

  private Explanation explained(
      Connection connection, Computed computed, CumulativeTree tree, DeviceId device)
      throws SQLException {
    long epoch = computed.period().number();
    Optional<Registered> registered = registered(connection, epoch, device);
    List<ReportVerdict> verdicts =
        Sql.list(
            connection,
            VERDICTS,
            row -> SqlVerdictQueries.given(row).verdict(),
            device.value(),
            epoch);
    Optional<Quality> quality =
        Sql.first(
            connection,
            "select quality_ppm, days from epoch_quality where epoch = ? and device_id = ?",
            row -> new Quality(row.getInt("quality_ppm"), days(row.getString("days"))),
            epoch,
            device.value());
    return new Explanation(
        computed.period(),
        new Explanation.Rules(parameters, computed.parameterHash()),
        device,
        registered,
        verdicts,
        quality.map(Quality::ppm),
        quality.map(Quality::days).orElse(List.of()),
        WeightRows.of(connection, epoch, device),
        ShareRows.of(connection, epoch, device),
        registered.isEmpty()
            ? Optional.empty()
            : account(connection, computed, tree, registered.get().owner()),
        new ClaimStanding.NotAsked("the chain was not asked"));
  }

  private record Quality(int ppm, List<ScoredDay> days) {}

  /** No column, no days: an epoch that is judged by slots has none. */
  private static List<ScoredDay> days(@Nullable String json) {
    return json == null ? List.of() : ScoredDayJson.read(new JsonArray(json));
  }

  private Optional<Account> account(
      Connection connection, Computed computed, CumulativeTree tree, EvmAddress owner)
      throws SQLException {
    long epoch = computed.period().number();
    TokenAmount after = earned(connection, epoch, owner);
    TokenAmount before = earned(connection, epoch - 1, owner);
    if (after.isZero()) {
      return Optional.empty();
    }
    return tree.proof(owner, rewardToken.address())
        .map(proof -> new Account(owner, rewardToken, before, after, proof, computed.rewardRoot()));
  }

  private TokenAmount earned(Connection connection, long epoch, EvmAddress owner)
      throws SQLException {
    return new TokenAmount(
        Sql.first(
                connection,
                EARNED,
                row -> Sql.units(row, "cumulative"),
                epoch,
                owner,
                rewardToken.address())
            .orElse(BigInteger.ZERO));
  }

  private static Optional<Computed> computed(Connection connection, long epoch)
      throws SQLException {
    return Sql.first(
        connection,
        EPOCH,
        row ->
            new Computed(
                new EpochPeriod(
                    row.getLong("number"), row.getLong("start_ms"), row.getLong("end_ms")),
                Sql.hash(row, "parameter_hash"),
                Sql.hash(row, "reward_root")),
        epoch);
  }

  private static Optional<Registered> registered(Connection connection, long epoch, DeviceId device)
      throws SQLException {
    return Sql.first(
        connection,
        "select kind, owner from epoch_device where epoch = ? and device_id = ?",
        row ->
            new Registered(
                DeviceKind.ofCode(row.getInt("kind")).orElseThrow(), Sql.address(row, "owner")),
        epoch,
        device.value());
  }
}
