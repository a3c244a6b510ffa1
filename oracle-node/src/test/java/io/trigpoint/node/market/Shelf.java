package io.trigpoint.node.market;

import io.trigpoint.node.store.ScratchDatabase;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Header;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.Observation;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.WeatherVariable;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Puts stations and judged readings into the tables, as intake and the epochs leave them. */
public final class Shelf {
  public static final Cell GHENT = Cell.ofLatLng(51.05, 3.72, 9);
  static final NetworkId NETWORK = new NetworkId(31337);
  static final long START_MS = 1_700_000_000_000L;

  private final ScratchDatabase database;

  public Shelf(ScratchDatabase database) {
    this.database = database;
  }

  public void epoch(long number, String state) {
    int _ =
        database.update(
            "insert into epoch (number, start_ms, end_ms, state, input_root, verdict_root,"
                + " reward_root) values (?, 0, 1, ?, ?, ?, ?)",
            number,
            state,
            Hash32.ZERO,
            Hash32.ZERO,
            Hash32.ZERO);
  }

  /** One station's readings in an epoch, a second apart. */
  public void readings(long epoch, EvmAddress owner, int count, String outcome) {
    DeviceSigner signer =
        DeviceSigner.generate(KeyType.ED25519, new Random(owner.hashCode() + epoch));
    int _ =
        database.update(
            "insert into epoch_device (epoch, device_id, key_type, public_key, kind, owner,"
                + " coarse_cell, location_commitment, since_epoch) values (?, ?, 1, ?, 2, ?, ?, ?,"
                + " 1)",
            epoch,
            signer.deviceId().value(),
            Hash32.ZERO,
            owner,
            GHENT.index(),
            Hash32.ZERO);
    int _ =
        database.update(
            "insert into epoch_quality (epoch, device_id, quality_ppm) values (?, ?, 900000)",
            epoch,
            signer.deviceId().value());
    for (int i = 1; i <= count; i++) {
      reading(epoch, signer, i, outcome);
    }
  }

  private void reading(long epoch, DeviceSigner signer, int sequence, String outcome) {
    long timeMs = START_MS + 1000L * sequence;
    WeatherReading reading =
        new WeatherReading(
            new Header(signer.deviceId(), sequence, timeMs, false),
            timeMs,
            Observation.of(
                Map.of(WeatherVariable.TEMPERATURE, 12_345, WeatherVariable.HUMIDITY, 6_500)),
            "json",
            new TreeMap<>());
    SignedReport signed = signer.sign(NETWORK, reading);
    Hash32 id = signed.id(NETWORK).value();
    int _ =
        database.update(
            "insert into report (report_id, device_id, sequence, kind, body, signature, time_ms,"
                + " received_ms, place, epoch) values (?, ?, ?, 3, ?, ?, ?, ?, 0, ?)",
            id,
            signer.deviceId().value(),
            sequence,
            signed.body(),
            signed.signature(),
            timeMs,
            timeMs,
            epoch);
    int _ =
        database.update(
            "insert into verdict (report_id, epoch, device_id, kind, outcome, rule, evidence)"
                + " values (?, ?, ?, 3, ?, 'weather.accepted', '{}')",
            id,
            epoch,
            signer.deviceId().value(),
            outcome);
  }
}
