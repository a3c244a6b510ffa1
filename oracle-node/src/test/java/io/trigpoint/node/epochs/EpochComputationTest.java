package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.evidence.Reception;
import io.trigpoint.report.BouncyCastleSignatures;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.ReportVerdict.Outcome;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.report.SignatureChecks;
import io.trigpoint.rewards.epoch.PayeeShare;
import io.trigpoint.rewards.epoch.RewardPool;
import io.trigpoint.rewards.epoch.RewardShare;
import io.trigpoint.rewards.epoch.TokenAmount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EpochComputationTest {
  private static final SignatureCheck SIGNATURES = SignatureChecks.fastest();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 5);
  }

  /** I-8. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyReportGetsExactlyOneVerdict(long seed) {
    EpochInputs inputs = GivenEpoch.inputs(seed);
    assertThat(compute(inputs).verdicts())
        .extracting(ReportVerdict::report)
        .containsExactlyElementsOf(inputs.reports().stream().map(SealedReport::id).toList());
  }

  @Test
  void honestHotspotsAndStationsAreAllPaid() {
    EpochInputs inputs = GivenEpoch.inputs(1);
    List<RewardShare> shares = compute(inputs).shares();
    inputs
        .devices()
        .values()
        .forEach(device ->
            assertThat(shares)
                .filteredOn(share -> share.device().equals(device.id()))
                .extracting(RewardShare::pool)
                .contains(
                    device.kind() == DeviceKind.HOTSPOT ? RewardPool.BEACON : RewardPool.WEATHER));
  }

  @Test
  void forgedUnknownAndRepeatedReportsAreRefusedWithTheIntakesReasons() {
    assertThat(compute(GivenEpoch.inputs(1)).verdicts())
        .filteredOn(verdict -> verdict.outcome() == Outcome.REFUSED)
        .extracting(ReportVerdict::rule)
        .contains("intake.bad-signature", "intake.unknown-device", "intake.sequence-reused");
  }

  /** I-1. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatLeavesRiseByAndWhatIsUnallocatedIsTheEmission(long seed) {
    EpochInputs inputs = GivenEpoch.inputs(seed);
    EpochOutcome outcome = compute(inputs);
    TokenAmount rise =
        outcome
            .after()
            .totals()
            .getOrDefault(GivenEpoch.REWARD_TOKEN, TokenAmount.ZERO)
            .minus(TokenAmount.of(1_000));
    assertThat(rise.plus(outcome.unallocated()))
        .isEqualTo(inputs.parameters().rewards().emission().perEpoch(60_000));
  }

  /** I-10. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderOfTheInputsChangesNothing(long seed) {
    EpochInputs inputs = GivenEpoch.inputs(seed);
    List<SealedReport> shuffled = new ArrayList<>(inputs.reports());
    Collections.shuffle(shuffled, new Random(seed));
    EpochInputs again =
        new EpochInputs(
            inputs.frame(),
            shuffled,
            inputs.devices(),
            inputs.entropies(),
            inputs.selectionEntropy(),
            inputs.sales().reversed(),
            inputs.before(),
            inputs.evidence(),
            inputs.parameters());
    assertThat(compute(again)).isEqualTo(compute(inputs));
  }

  /** I-10. */
  @Test
  void localeAndTimeZoneChangeNothing() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    EpochInputs inputs = GivenEpoch.inputs(2);
    byte[] here = result(inputs);
    try {
      for (String tag : List.of("ar-EG-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertThat(result(inputs)).as(tag).isEqualTo(here);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  /** I-10. */
  @Test
  void threadsAtTheSameTimeComeToTheSameBytes() throws Exception {
    EpochInputs inputs = GivenEpoch.inputs(3);
    byte[] alone = result(inputs);
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      Callable<byte[]> compute = () -> result(inputs);
      for (Future<byte[]> other : two.invokeAll(List.of(compute, compute))) {
        assertThat(other.get()).isEqualTo(alone);
      }
    }
  }

  /** I-10. */
  @Test
  void everySignaturePathComesToTheSameOutcome() {
    EpochInputs inputs = GivenEpoch.inputs(4);
    SignatureCheck bouncyCastle = new BouncyCastleSignatures();
    assertThat(EpochComputation.compute(inputs, bouncyCastle)).isEqualTo(compute(inputs));
  }

  @Test
  void whatEarlierEpochsShowDeniesALinkAndTheAuditAgrees() throws Exception {
    EpochInputs sixth = GivenEpoch.afterLoudEpochs(1, 5);
    EpochOutcome outcome = compute(sixth);
    assertThat(outcome.verdicts())
        .filteredOn(verdict -> verdict.rule().equals("coverage.edge-denied"))
        .hasSize(2)
        .allSatisfy(verdict ->
            assertThat(verdict.evidence().get("signals")).contains("evidence.too-strong/"));
    assertThat(outcome.evidence().denials().edges()).hasSize(1);
    Map<String, byte[]> files = PublishedEpoch.files(sixth, outcome, Optional.empty());
    PublishedEpoch published =
        PublishedEpoch.read(
            (_, name) -> Objects.requireNonNull(files.get(name)), GivenEpoch.PERIOD.number() + 5);
    assertThat(published.inputs()).isEqualTo(sixth);
    assertThat(EpochAudit.compare(published, compute(published.inputs()))).isEmpty();
  }

  @Test
  void withoutTheEarlierEpochsTheSameReportsAreNotDenied() {
    EpochInputs shown = GivenEpoch.afterLoudEpochs(1, 5);
    EpochInputs alone = GivenEpoch.later(1, 5, Carried.NONE);
    assertThat(alone.reports()).isEqualTo(shown.reports());
    assertThat(InputRoot.of(alone)).isNotEqualTo(InputRoot.of(shown));
    assertThat(compute(alone).verdicts())
        .extracting(ReportVerdict::rule)
        .doesNotContain("coverage.edge-denied", "coverage.device-denied");
  }

  @Test
  void whatWasHeardBeforeAHotspotMovedDeniesNobody() {
    EpochInputs stays = GivenEpoch.loudAgain(1, 4, 0);
    EpochInputs moves = GivenEpoch.loudAgain(1, 4, -0.01);
    assertThat(stays.evidence().denials().edges()).isEmpty();
    assertThat(moves.evidence()).isEqualTo(stays.evidence());
    DeviceId mover = other(moves.devices(), stays.devices());
    EpochOutcome denied = compute(stays);
    EpochOutcome moved = compute(moves);
    assertThat(denied.verdicts()).extracting(ReportVerdict::rule).contains("coverage.edge-denied");
    assertThat(moved.verdicts())
        .extracting(ReportVerdict::rule)
        .contains("location.opened")
        .doesNotContain("coverage.edge-denied", "coverage.device-denied");
    assertThat(moved.evidence().denials()).isEqualTo(Denials.NONE);
    long startMs = moves.frame().period().startMs();
    Map<Boolean, List<Reception>> left = byMover(mover, moved);
    Map<Boolean, List<Reception>> stayed = byMover(mover, denied);
    assertThat(stayed.get(true)).anyMatch(reception -> reception.sentMs() < startMs);
    assertThat(left.get(true)).isNotEmpty().allMatch(reception -> reception.sentMs() >= startMs);
    assertThat(left.get(false)).isEqualTo(stayed.get(false));
  }

  @Test
  void aReportWhoseIdIsNotTheHashOfItsBytesStopsTheComputation() {
    EpochInputs inputs = GivenEpoch.inputs(1);
    List<SealedReport> reports = new ArrayList<>(inputs.reports());
    SealedReport last = reports.removeLast();
    reports.add(new SealedReport(last.id(), last.receivedMs(), reports.getFirst().signed()));
    EpochInputs swapped =
        new EpochInputs(
            inputs.frame(),
            reports,
            inputs.devices(),
            inputs.entropies(),
            inputs.selectionEntropy(),
            inputs.sales(),
            inputs.before(),
            inputs.evidence(),
            inputs.parameters());
    assertThatThrownBy(() -> compute(swapped)).hasMessageContaining("other bytes than its id");
  }

  /** Both sales delivered three records of one station and four of another. */
  @Test
  void boughtRecordsCountForTheStationsThatMeasuredThem() {
    EpochOutcome outcome = compute(GivenEpoch.inputs(1));
    assertThat(outcome.shares())
        .filteredOn(share -> share.pool() == RewardPool.DATA)
        .extracting(RewardShare::points)
        .containsExactlyInAnyOrder(6L, 8L);
    assertThat(outcome.closed().weights().values())
        .extracting(weight -> weight.standing().bought())
        .containsExactlyInAnyOrder(6L, 8L, 0L, 0L, 0L);
    assertThat(outcome.closed().payees())
        .extracting(PayeeShare::pool)
        .containsExactly(RewardPool.OPERATORS, RewardPool.TREASURY);
  }

  @Test
  void aSaleOfADeviceThatIsNoLongerRegisteredStopsNothingAndEarnsItNoPoints() {
    EpochInputs inputs = GivenEpoch.inputs(1);
    SortedMap<DeviceId, RegisteredDevice> devices = new TreeMap<>(inputs.devices());
    DeviceId sold = inputs.sales().getFirst().recordsByDevice().firstKey();
    var _ = devices.remove(sold);
    EpochOutcome outcome =
        compute(
            new EpochInputs(
                inputs.frame(),
                inputs.reports(),
                devices,
                inputs.entropies(),
                inputs.selectionEntropy(),
                inputs.sales(),
                inputs.before(),
                inputs.evidence(),
                inputs.parameters()));
    assertThat(outcome.shares()).extracting(RewardShare::device).doesNotContain(sold);
    assertThat(outcome.closed().sales()).hasSameSizeAs(inputs.sales());
  }

  @Test
  void parametersShippedWithOneHashNeverChangeIt() {
    assertThat(ParameterSet.TRIGPOINT.hash()).isNotEqualTo(ParameterSet.TRIGPOINT_LOCAL.hash());
    assertThat(ParameterSet.byId("trigpoint")).contains(ParameterSet.TRIGPOINT);
    assertThat(ParameterSet.byId("other")).isEmpty();
  }

  /** The device that the registries do not agree on. */
  private static DeviceId other(
      SortedMap<DeviceId, RegisteredDevice> some, SortedMap<DeviceId, RegisteredDevice> others) {
    return some.keySet().stream()
        .filter(id -> !Objects.equals(some.get(id), others.get(id)))
        .findFirst()
        .orElseThrow();
  }

  /** What an epoch leaves, apart by whether an end is the device. */
  private static Map<Boolean, List<Reception>> byMover(DeviceId device, EpochOutcome outcome) {
    return outcome.evidence().radio().receptions().stream()
        .collect(
            Collectors.partitioningBy(reception ->
                reception.beaconer().equals(device) || reception.witness().equals(device)));
  }

  private static EpochOutcome compute(EpochInputs inputs) {
    return EpochComputation.compute(inputs, SIGNATURES);
  }

  private static byte[] result(EpochInputs inputs) {
    byte[] result =
        PublishedEpoch.files(inputs, compute(inputs), Optional.empty()).get(PublishedEpoch.RESULT);
    return Objects.requireNonNull(result);
  }
}
