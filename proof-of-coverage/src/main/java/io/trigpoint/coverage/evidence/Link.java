package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.DeviceId;
import java.util.List;
import java.util.Optional;

/** What one device heard of another, with its figures computed once. */
final class Link {
  private final List<Reception> receptions;
  private final Optional<Path> path;
  private final double[] levels;
  private final double[] lags;
  private final Sample level;
  private final double lag;
  private final double strength;

  private Link(List<Reception> receptions, Optional<Path> path) {
    this.receptions = receptions;
    this.path = path;
    this.levels = new double[receptions.size()];
    this.lags = new double[receptions.size()];
    double sum = 0;
    for (int i = 0; i < levels.length; i++) {
      Reception reception = receptions.get(i);
      int signal = signal(reception).tenths();
      levels[i] = (signal - reception.power().tenths()) / 10.0;
      lags[i] = reception.heardMs() - reception.sentMs();
      sum += signal / 10.0;
    }
    this.level = Sample.of(levels);
    this.lag = Sample.median(lags);
    this.strength = sum / levels.length;
  }

  /** Of at least one reception, in the order of time. */
  static Link of(List<Reception> receptions, Optional<Path> path) {
    return new Link(receptions, path);
  }

  DeviceId beaconer() {
    return receptions.getFirst().beaconer();
  }

  DeviceId witness() {
    return receptions.getFirst().witness();
  }

  /** In the order of time. */
  List<Reception> receptions() {
    return receptions;
  }

  int count() {
    return levels.length;
  }

  /** What both assert, when both do. */
  Optional<Path> path() {
    return path;
  }

  /** Strength of each signal less the conducted power, dB. Not to be changed. */
  double[] levels() {
    return levels;
  }

  /** The same in sum. */
  Sample level() {
    return level;
  }

  /** Heard less sent of each, ms. Not to be changed. */
  double[] lags() {
    return lags;
  }

  /** The median of these, ms. */
  double lag() {
    return lag;
  }

  /** Median strength over what free space allows, dB; asks for a path. */
  double excess() {
    Path known = path.orElseThrow();
    double loss = LinkBudget.freeSpaceLoss(receptions.getFirst().frequency(), known.metres());
    return Sample.median(levels) - known.gains() + loss;
  }

  /** Mean strength of the signal, dBm. */
  double strength() {
    return strength;
  }

  /** The strength of the signal alone. */
  static Dbm signal(Reception reception) {
    return reception
        .detail()
        .signalRssi()
        .orElseGet(() -> LinkBudget.signalPart(reception.rssi(), reception.snr()));
  }
}
