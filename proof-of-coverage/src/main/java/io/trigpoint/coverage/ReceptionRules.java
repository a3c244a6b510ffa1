package io.trigpoint.coverage;

import static io.trigpoint.coverage.CoverageRefusal.BELOW_SENSITIVITY;
import static io.trigpoint.coverage.CoverageRefusal.SNR_INCONSISTENT;
import static io.trigpoint.coverage.CoverageRefusal.SNR_OUT_OF_RANGE;
import static io.trigpoint.coverage.CoverageRefusal.TOO_LOUD;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Witness;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a reception may look like when a real antenna made it. */
final class ReceptionRules {
  static final List<Function<WitnessContext, Optional<Refusal>>> ALL =
      List.of(
          ReceptionRules::snrOutOfRange,
          ReceptionRules::tooLoud,
          ReceptionRules::belowSensitivity,
          ReceptionRules::snrInconsistent);

  /** Above this ratio receivers saturate, and strength no longer follows from it. */
  private static final int SATURATION_DDB = 50;

  private ReceptionRules() {}

  private static Optional<Refusal> snrOutOfRange(WitnessContext ctx) {
    int snr = ctx.report().snr().tenths();
    int floor =
        LinkBudget.snrFloor(ctx.report().spreading()).tenths()
            - ctx.parameters().radio().weaknessMargin().tenths();
    int ceiling = ctx.parameters().radio().maxSnr().tenths();
    return Refusal.when(
        snr < floor || snr > ceiling,
        SNR_OUT_OF_RANGE,
        () -> tenths("snr_ddb", snr, "floor_ddb", floor, "ceiling_ddb", ceiling));
  }

  /** Louder than free space means that the beacon was not sent from where it claims to be. */
  private static Optional<Refusal> tooLoud(WitnessContext ctx) {
    int heard = signal(ctx.report()).tenths();
    int limit = loudest(ctx).tenths();
    return Refusal.when(
        heard > limit,
        TOO_LOUD,
        () -> Map.of("signal_dbm", wholeDbm(heard), "limit_dbm", wholeDbm(limit)));
  }

  private static Optional<Refusal> belowSensitivity(WitnessContext ctx) {
    int heard = ctx.report().detail().signalRssi().orElse(ctx.report().rssi()).tenths();
    int limit =
        LinkBudget.sensitivity(ctx.report().spreading()).tenths()
            - ctx.parameters().radio().weaknessMargin().tenths();
    return Refusal.when(
        heard < limit,
        BELOW_SENSITIVITY,
        () -> Map.of("rssi_ddbm", Integer.toString(heard), "limit_ddbm", Integer.toString(limit)));
  }

  /**
   * Strength and ratio together imply a noise level, which is a property of the place. Forwarders
   * print either the channel's strength or the signal's, so one reading that fits is enough.
   */
  private static Optional<Refusal> snrInconsistent(WitnessContext ctx) {
    Dbm rssi = ctx.report().rssi();
    Decibels snr = ctx.report().snr();
    int ofChannel = LinkBudget.noisePart(rssi, snr).tenths();
    int ofSignal = rssi.tenths() - snr.tenths();
    boolean saturated = snr.tenths() >= SATURATION_DDB;
    boolean fits =
        (plausible(ctx, ofChannel, saturated) || plausible(ctx, ofSignal, saturated))
            && ctx.report().detail().signalRssi().stream()
                .allMatch(signal -> signalFits(ctx, signal, saturated));
    return Refusal.when(
        !fits,
        SNR_INCONSISTENT,
        () -> tenths("rssi_ddbm", rssi.tenths(), "snr_ddb", snr.tenths(), "noise_ddbm", ofChannel));
  }

  /** A reported signal strength is a part of the channel's, and stands over the same noise. */
  private static boolean signalFits(WitnessContext ctx, Dbm signal, boolean saturated) {
    int margin = ctx.parameters().radio().loudnessMargin().tenths();
    return signal.tenths() <= ctx.report().rssi().tenths() + margin
        && plausible(ctx, signal.tenths() - ctx.report().snr().tenths(), saturated);
  }

  private static boolean plausible(WitnessContext ctx, int noise, boolean saturated) {
    TrigpointParameters.Radio radio = ctx.parameters().radio();
    int floor = LinkBudget.NOISE_FLOOR.tenths();
    return noise >= floor - radio.quieterNoise().tenths()
        && (saturated || noise <= floor + radio.louderNoise().tenths());
  }

  static Dbm loudest(WitnessContext ctx) {
    Beacon beacon = ctx.beacon().orElseThrow().received().report();
    TrigpointParameters.Radio radio = ctx.parameters().radio();
    return LinkBudget.loudest(
        beacon.power(),
        ctx.sender().asserted().gain(),
        radio.counted(ctx.listener().asserted().gain()),
        ctx.report().frequency(),
        ctx.metres(),
        radio.loudnessMargin());
  }

  static Dbm signal(Witness witness) {
    return witness
        .detail()
        .signalRssi()
        .orElseGet(() -> LinkBudget.signalPart(witness.rssi(), witness.snr()));
  }

  /** Whole kilometres: finer figures from many pairs would give an exact place away. */
  static String kilometres(double metres) {
    return Long.toString((long) StrictMath.rint(metres / 1000));
  }

  /** Whole dBm, for the same reason. */
  static String wholeDbm(int tenths) {
    return Long.toString((long) StrictMath.rint(tenths / 10.0));
  }

  private static Map<String, String> tenths(
      String a, int first, String b, int second, String c, int third) {
    return Map.of(
        a, Integer.toString(first), b, Integer.toString(second), c, Integer.toString(third));
  }
}
