package io.trigpoint.attacks;

import io.trigpoint.report.Dbm;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.Witness;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys that each follow one victim and file its receptions under their own name as soon as they see
 * them.
 *
 * @param rewritten whether they print a strength and a counter of their own
 */
record Copyist(List<Hotspot> keys, List<Hotspot> followed, long seenAfterMs, boolean rewritten)
    implements Framing {
  private static final int WEAKER_DDB = 40;

  @Override
  public void act(Ground ground) {
    List<ReceivedReport<Witness>> heard = new ArrayList<>(ground.plain().witnesses());
    heard.addAll(ground.desk().witnesses());
    for (ReceivedReport<Witness> report : heard) {
      for (int i = 0; i < followed.size(); i++) {
        if (followed.get(i).id().equals(report.report().header().device())) {
          Witness printed = rewritten ? other(ground, report.report()) : report.report();
          ground.desk().copy(keys.get(i), printed, report.receivedMs() + seenAfterMs);
        }
      }
    }
  }

  private static Witness other(Ground ground, Witness seen) {
    return new Witness(
        seen.header(),
        seen.payload(),
        seen.frequency(),
        seen.spreading(),
        new Dbm(seen.rssi().tenths() - WEAKER_DDB),
        seen.snr(),
        ground.random().nextLong(1L << 32),
        seen.detail());
  }

  @Override
  public List<Hotspot> victims(Ground ground) {
    return followed;
  }
}
