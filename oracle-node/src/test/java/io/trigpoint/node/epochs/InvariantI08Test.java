package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.ReportId;
import io.trigpoint.rewards.epoch.EpochPeriod;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I-8: each acknowledged report of a closed epoch has exactly one verdict, and that has a rule. */
class InvariantI08Test {
  private static final String SCORED = "coverage.scored";

  @TempDir private Path published;

  private EpochNetwork net;
  private GivenHotspots hotspots;
  private EpochPeriod first;
  private EpochPeriod second;

  @BeforeEach
  void start() {
    net = new EpochNetwork(published);
    hotspots =
        new GivenHotspots(
            net.terms.network(), net.rows, net.terms.schedule(), EpochNetwork.OVER, 5);
    first = net.terms.schedule().period(1);
    second = net.terms.schedule().period(2);
  }

  @AfterEach
  void stop() {
    net.close();
  }

  @Test
  void everyReportOfEveryKindIsJudgedOnceWithAReason() {
    new GivenStations(net.terms.network(), net.rows, 3).report(first);
    hotspots.round(0, first.startMs() + 10_000);
    hotspots.round(1, first.startMs() + 30_000);
    Beacon claimed = hotspots.beacon(2, first.startMs() + 40_000);
    ReportId forged = hotspots.arrivesForged(3, claimed, first.startMs() + 40_100);
    ReportId echo =
        hotspots.arrives(
            4, hotspots.witness(4, claimed, first.startMs() + 40_050), first.startMs() + 40_300);
    net.finish(net.lifecycle());
    everyReportHasOneVerdict();
    assertThat(rule(forged)).isEqualTo("intake.bad-signature");
    assertThat(rule(echo)).startsWith("coverage.");
    assertThat(net.rows.number("select count(distinct kind) from verdict"))
        .isEqualTo(BigInteger.valueOf(3));
    assertThat(net.rows.texts("select distinct rule from verdict where outcome = 'ACCEPTED'"))
        .contains(SCORED);
  }

  @Test
  void aBeaconOfTheLastSecondsIsJudgedWithItsWitnessesInTheNextEpoch() {
    long end = first.endMs();
    List<ReportId> kept = new ArrayList<>();
    Beacon inTime = hotspots.beacon(0, end - 5_600);
    kept.add(hotspots.arrives(0, inTime, end - 5_500));
    kept.add(hotspots.arrives(2, hotspots.witness(2, inTime, end - 5_560), end - 5_300));
    kept.add(hotspots.arrives(3, hotspots.witness(3, inTime, end - 5_560), end - 900));
    List<ReportId> carried = new ArrayList<>();
    Beacon late = hotspots.beacon(1, end - 6_500);
    carried.add(hotspots.arrives(2, hotspots.witness(2, late, end - 6_460), end - 6_200));
    carried.add(hotspots.arrives(1, late, end - 2_000));
    carried.add(hotspots.arrives(3, hotspots.witness(3, late, end - 6_460), end - 1_000));
    net.finish(
        net.lifecycle(journal ->
            onceSealed(
                journal,
                1,
                () ->
                    carried.add(
                        hotspots.arrives(
                            4, hotspots.witness(4, late, end - 6_460), end + 1_100)))));
    everyReportHasOneVerdict();
    assertThat(kept).allSatisfy(id -> judgedAs(id, 1, SCORED));
    assertThat(carried).hasSize(4).allSatisfy(id -> judgedAs(id, 2, SCORED));
  }

  @Test
  void aWitnessWithoutABeaconWaitsOneEpochAndNoLonger() {
    Beacon neverReported = hotspots.beacon(0, first.endMs() - 1_000);
    ReportId waiting =
        hotspots.arrives(
            1, hotspots.witness(1, neverReported, first.endMs() - 960), first.endMs() - 700);
    Beacon atTheEndAgain = hotspots.beacon(2, second.endMs() - 1_000);
    List<ReportId> again = new ArrayList<>();
    net.finish(
        net.lifecycle(journal ->
            onceSealed(
                journal,
                1,
                () -> again.add(hotspots.arrives(2, atTheEndAgain, second.endMs() - 900)))));
    everyReportHasOneVerdict();
    judgedAs(waiting, 2, "coverage.no-such-beacon");
    assertThat(again).singleElement().satisfies(id -> judgedAs(id, 3, "coverage.unheard"));
  }

  private void everyReportHasOneVerdict() {
    assertThat(net.rows.number("select count(*) from report")).isPositive();
    assertThat(
            net.rows.texts(
                "select coalesce(report.report_id, verdict.report_id)::text"
                    + " from report full join verdict using (report_id, epoch, device_id, kind)"
                    + " where report.body is null or verdict.rule is null or verdict.rule = ''"
                    + " or verdict.outcome is null"))
        .isEmpty();
    assertThat(net.rows.number("select sum(reports) from epoch where state = 'FINAL'"))
        .isEqualTo(net.rows.number("select sum(accepted + refused) from epoch"))
        .isEqualTo(net.rows.number("select count(*) from report"));
  }

  private void judgedAs(ReportId id, long epoch, String rule) {
    assertThat(
            net.rows.texts(
                "select epoch || ' ' || rule from verdict where report_id = ?", id.value()))
        .containsExactly(epoch + " " + rule);
  }

  private String rule(ReportId id) {
    return net.rows.texts("select rule from verdict where report_id = ?", id.value()).getFirst();
  }

  /** Lets something happen between the sealing of an epoch and of the next. */
  private static EpochJournal onceSealed(EpochJournal real, long epoch, Runnable then) {
    return (EpochJournal)
        Proxy.newProxyInstance(
            EpochJournal.class.getClassLoader(),
            new Class<?>[] {EpochJournal.class},
            (_, method, arguments) -> {
              try {
                Object result = method.invoke(real, arguments);
                if (method.getName().equals("seal")
                    && Boolean.TRUE.equals(result)
                    && ((EpochPeriod) arguments[0]).number() == epoch) {
                  then.run();
                }
                return result;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }
}
