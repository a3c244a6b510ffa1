package io.trigpoint.node.intake;

import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.Report;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The rules that cost no signature, cheapest first. The first refusal is the one that is answered.
 */
final class IntakeRules {

  private IntakeRules() {}

  /** A reason with the figures that were compared. */
  record Refusal(RefusalReason reason, String detail) {}

  static Optional<Refusal> check(
      Report report, DeviceDirectory.Known known, long nowMs, IntakeLimits limits) {
    return Stream.<Supplier<Optional<Refusal>>>of(
            () -> deviceKind(report, known.device()),
            () -> sequence(report, known),
            () -> future(report, nowMs, limits),
            () -> age(report, nowMs, limits),
            () -> location(report, known.device()))
        .flatMap(rule -> rule.get().stream())
        .findFirst();
  }

  private static Optional<Refusal> deviceKind(Report report, RegisteredDevice device) {
    return when(
        !device.kind().mayReport(report.kind()),
        RefusalReason.WRONG_DEVICE_KIND,
        () -> "a " + device.kind() + " may not send a " + report.kind() + " report");
  }

  private static Optional<Refusal> sequence(Report report, DeviceDirectory.Known known) {
    long sequence = report.header().sequence();
    return known
        .window()
        .refuses(sequence)
        .map(reason ->
            new Refusal(
                reason, "sequence " + sequence + ", the newest is " + known.window().newest()));
  }

  private static Optional<Refusal> future(Report report, long nowMs, IntakeLimits limits) {
    long ahead = report.header().timeMs() - nowMs;
    return when(
        ahead > limits.ahead().toMillis(),
        RefusalReason.FROM_THE_FUTURE,
        () -> ahead + " ms ahead, at most " + limits.ahead().toMillis());
  }

  private static Optional<Refusal> age(Report report, long nowMs, IntakeLimits limits) {
    long age = nowMs - report.header().timeMs();
    return when(
        age > limits.age().toMillis(),
        RefusalReason.TOO_OLD,
        () -> age + " ms old, at most " + limits.age().toMillis());
  }

  private static Optional<Refusal> location(Report report, RegisteredDevice device) {
    return when(
        report instanceof LocationAssertion assertion
            && !LocationAssertion.commitment(assertion.location(), assertion.salt())
                .equals(device.locationCommitment()),
        RefusalReason.LOCATION_MISMATCH,
        () -> "location and salt do not open " + device.locationCommitment());
  }

  private static Optional<Refusal> when(
      boolean broken, RefusalReason reason, Supplier<String> detail) {
    return broken ? Optional.of(new Refusal(reason, detail.get())) : Optional.empty();
  }
}
