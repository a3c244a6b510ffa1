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

  private ReceptionRules() {}

  private static Optional<Refusal> snrOutOfRange(WitnessContext ctx) {
    int snr = ctx.report().snr().tenths();
    TrigpointParameters.Radio radio = ctx.parameters().radio();
    int floor = PrintedFigures.lowestRatio(ctx.report().spreading(), radio).tenths();
    int ceiling = radio.maxSnr().tenths();
    return Refusal.when(
        !PrintedFigures.ratioExists(ctx.report().snr(), ctx.report().spreading(), radio),
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

  private static Optional<Refusal> snrInconsistent(WitnessContext ctx) {
    Dbm rssi = ctx.report().rssi();
    Decibels snr = ctx.report().snr();
    boolean fits =
        PrintedFigures.noiseExists(rssi, snr, ctx.report().detail(), ctx.parameters().radio());
    return Refusal.when(
        !fits,
        SNR_INCONSISTENT,
        () ->
            tenths(
                "rssi_ddbm",
                rssi.tenths(),
                "snr_ddb",
                snr.tenths(),
                "noise_ddbm",
                LinkBudget.noisePart(rssi, snr).tenths()));
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
    return Long.toString(wholeKilometres(metres));
  }

  static long wholeKilometres(double metres) {
    return (long) StrictMath.rint(metres / 1000);
  }

  /** Whole dBm, for the same reason. */
  static String wholeDbm(int tenths) {
    return Long.toString(whole(tenths));
  }

  static long whole(int tenths) {
    return (long) StrictMath.rint(tenths / 10.0);
  }

  private static Map<String, String> tenths(
      String a, int first, String b, int second, String c, int third) {
    return Map.of(
        a, Integer.toString(first), b, Integer.toString(second), c, Integer.toString(third));
  }
}
