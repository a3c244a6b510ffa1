package io.trigpoint.node.cli;

import io.trigpoint.coverage.Distance;
import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.coverage.RewardUnits;
import io.trigpoint.report.Hertz;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The groups that exist. */
final class EvalGroups {
  private static final List<EvalGroup> OWN =
      List.of(
          new EvalGroup(
              "coverage.distance",
              "{\"a\": cell, \"b\": cell}",
              "{\"m\": metres, \"cells\": grid steps at resolution 11, or null}",
              EvalGroups::distance),
          new EvalGroup(
              "coverage.fspl",
              "{\"freq_hz\": n, \"distance_m\": metres}",
              "{\"db\": loss}",
              EvalGroups::freeSpaceLoss),
          new EvalGroup(
              "coverage.reward-units",
              "{\"n\": selected witnesses}",
              "{\"beacon\": \"1.2000\", \"per_witness\": \"0.7600\"}",
              EvalGroups::rewardUnits));

  static final List<EvalGroup> ALL =
      Stream.of(
              OWN,
              DensityGroups.ALL,
              EvidenceGroups.ALL,
              HeliumGroups.ALL,
              MarketGroups.ALL,
              QodGroup.ALL,
              ReportGroups.ALL,
              RewardGroups.ALL,
              VerifyGroup.ALL,
              WeatherGroups.ALL,
              WeatherScoreGroup.ALL)
          .flatMap(List::stream)
          .sorted(Comparator.comparing(EvalGroup::name))
          .toList();

  private static final BigInteger MOST_WITNESSES = BigInteger.valueOf(10_000);

  private EvalGroups() {}

  static Optional<EvalGroup> named(String name) {
    return ALL.stream().filter(group -> group.name().equals(name)).findFirst();
  }

  private static JsonObject distance(EvalFields in) {
    Distance distance = Distance.between(in.cell("a"), in.cell("b"));
    JsonObject out = new JsonObject().put("m", distance.metres());
    return distance.cells().isPresent()
        ? out.put("cells", distance.cells().getAsLong())
        : out.putNull("cells");
  }

  private static JsonObject freeSpaceLoss(EvalFields in) {
    BigInteger hertz = in.integer("freq_hz");
    if (hertz.signum() <= 0 || hertz.bitLength() >= Integer.SIZE) {
      throw new EvalFailure("eval.bad-value", "freq_hz must be positive and below 2147483648");
    }
    Hertz frequency = new Hertz(hertz.intValueExact());
    return new JsonObject()
        .put("db", LinkBudget.freeSpaceLoss(frequency, in.positive("distance_m")));
  }

  private static JsonObject rewardUnits(EvalFields in) {
    BigInteger n = in.integer("n");
    if (n.signum() < 0 || n.compareTo(MOST_WITNESSES) > 0) {
      throw new EvalFailure("eval.bad-value", "n must be 0 to " + MOST_WITNESSES);
    }
    RewardUnits units = RewardUnits.of(n.intValueExact());
    return new JsonObject()
        .put("beacon", tenThousandths(units.beacon()))
        .put("per_witness", tenThousandths(units.perWitness()));
  }

  private static String tenThousandths(int value) {
    return BigDecimal.valueOf(value, 4).toPlainString();
  }
}
