package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.DeviceId;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What one device heard of another.
 *
 * @param receptions in the order of time, at least one
 * @param path what both assert, when both do
 * @param level strength of the signal less the conducted power, dB
 * @param lag medians of heard less sent, ms
 */
record Link(
    DeviceId beaconer,
    DeviceId witness,
    List<Reception> receptions,
    Optional<Path> path,
    Sample level,
    double lag) {

  static Link of(List<Reception> receptions, Optional<Path> path) {
    Reception first = receptions.getFirst();
    return new Link(
        first.beaconer(),
        first.witness(),
        receptions,
        path,
        Sample.of(figures(receptions, Link::level)),
        Sample.median(figures(receptions, Link::lag)));
  }

  int count() {
    return receptions.size();
  }

  double[] levels() {
    return figures(receptions, Link::level);
  }

  double[] lags() {
    return figures(receptions, Link::lag);
  }

  /** Median strength over what free space allows, dB; asks for a path. */
  double excess() {
    Path known = path.orElseThrow();
    double loss = LinkBudget.freeSpaceLoss(receptions.getFirst().frequency(), known.metres());
    return Sample.median(levels()) - known.gains() + loss;
  }

  /** Mean strength of the signal, dBm. */
  double strength() {
    double sum = 0;
    for (Reception reception : receptions) {
      sum += signal(reception).value();
    }
    return sum / receptions.size();
  }

  /** The strength of the signal alone. */
  static Dbm signal(Reception reception) {
    return reception
        .detail()
        .signalRssi()
        .orElseGet(() -> LinkBudget.signalPart(reception.rssi(), reception.snr()));
  }

  private static double level(Reception reception) {
    return (signal(reception).tenths() - reception.power().tenths()) / 10.0;
  }

  private static double lag(Reception reception) {
    return reception.heardMs() - reception.sentMs();
  }

  private static double[] figures(List<Reception> receptions, ToDoubleFunction<Reception> figure) {
    return receptions.stream().mapToDouble(figure).toArray();
  }
}
