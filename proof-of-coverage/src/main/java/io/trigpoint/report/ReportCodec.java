package io.trigpoint.report;

import com.google.protobuf.ByteString;
import io.trigpoint.report.wire.BeaconBody;
import io.trigpoint.report.wire.HeaderMessage;
import io.trigpoint.report.wire.LocationBody;
import io.trigpoint.report.wire.WitnessBody;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Body bytes to reports and back. Decoding is strict: every field is present and within its range.
 */
public final class ReportCodec {
  /** The largest body that any kind may have, bytes. */
  public static final int MAX_BODY = 4096;

  /** Beyond what any receiver prints or transmitter makes. */
  private static final int WEAKEST_DDBM = -2_000;

  private static final int STRONGEST_DDBM = 500;
  private static final int MOST_DDB = 500;

  private ReportCodec() {}

  /** Decodes the body of a signed report by its kind. */
  public static Report decode(ReportKind kind, byte[] body) throws MalformedReport {
    if (body.length > MAX_BODY) {
      throw new MalformedReport("body has " + body.length + " bytes, at most " + MAX_BODY);
    }
    try {
      return switch (kind) {
        case BEACON -> beacon(BeaconBody.parseFrom(body));
        case WITNESS -> witness(WitnessReading.of(body));
        case WEATHER -> WeatherCodec.decode(io.trigpoint.report.wire.WeatherBody.parseFrom(body));
        case LOCATION -> location(LocationBody.parseFrom(body));
      };
    } catch (IOException notProtobuf) {
      throw new MalformedReport("body is not a valid protobuf message");
    } catch (IllegalArgumentException outOfRange) {
      throw new MalformedReport(String.valueOf(outOfRange.getMessage()));
    }
  }

  /** The body bytes that a device signs and sends. */
  public static byte[] encode(Report report) {
    return switch (report) {
      case Beacon b -> encode(b).toByteArray();
      case Witness w -> encode(w).toByteArray();
      case WeatherReading r -> WeatherCodec.encode(r).toByteArray();
      case LocationAssertion l -> encode(l).toByteArray();
    };
  }

  static Header header(HeaderMessage message) throws MalformedReport {
    return header(
        message.getDeviceId().toByteArray(),
        message.getSequence(),
        message.getTimeMs(),
        message.getClockAdjusted());
  }

  private static Header header(byte[] device, long sequence, long timeMs, boolean clockAdjusted)
      throws MalformedReport {
    if (timeMs <= 0) {
      throw new MalformedReport("header has no time");
    }
    if (sequence <= 0) {
      throw new MalformedReport("sequence numbers start at 1");
    }
    return new Header(new DeviceId(hash(device, "device_id")), sequence, timeMs, clockAdjusted);
  }

  static HeaderMessage encode(Header header) {
    return HeaderMessage.newBuilder()
        .setDeviceId(ByteString.copyFrom(header.device().value().toBytes()))
        .setSequence(header.sequence())
        .setTimeMs(header.timeMs())
        .setClockAdjusted(header.clockAdjusted())
        .build();
  }

  private static Beacon beacon(BeaconBody body) throws MalformedReport {
    if (body.getLocalEntropy().size() != BeaconPayload.LOCAL_ENTROPY_LENGTH) {
      throw new MalformedReport("local_entropy must have 16 bytes");
    }
    Optional<Region> region = Region.ofCode(body.getRegion());
    if (region.isEmpty()) {
      throw new MalformedReport("unknown region " + body.getRegion());
    }
    return new Beacon(
        header(body.getHeader()),
        body.getEntropyNumber(),
        HexFormat.of().formatHex(body.getLocalEntropy().toByteArray()),
        BeaconPayload.owning(body.getPayload().toByteArray()),
        new Transmission(
            region.get(),
            frequency(body.getFrequencyHz()),
            new SpreadingFactor(body.getSpreadingFactor())),
        power(body.getPowerDbm()));
  }

  private static BeaconBody encode(Beacon beacon) {
    return BeaconBody.newBuilder()
        .setHeader(encode(beacon.header()))
        .setEntropyNumber(beacon.entropyNumber())
        .setLocalEntropy(ByteString.fromHex(beacon.localEntropy()))
        .setPayload(ByteString.copyFrom(beacon.payload().toBytes()))
        .setFrequencyHz(Math.toIntExact(beacon.transmission().frequency().value()))
        .setSpreadingFactor(beacon.transmission().spreading().value())
        .setPowerDbm(beacon.power().tenths() / 10)
        .setRegion(beacon.transmission().region().code())
        .build();
  }

  private static Witness witness(WitnessReading body) throws MalformedReport {
    return new Witness(
        header(body.device, body.sequence, body.timeMs, body.clockAdjusted),
        BeaconPayload.owning(body.payload),
        frequency(body.frequencyHz),
        new SpreadingFactor(body.spreading),
        strength(body.rssi),
        ratio(body.snr),
        Integer.toUnsignedLong(body.tmstMicros),
        detail(body));
  }

  private static RadioDetail detail(WitnessReading body) throws MalformedReport {
    return body.signalRssi.isEmpty() && body.frequencyOffsetHz.isEmpty()
        ? RadioDetail.NONE
        : new RadioDetail(
            body.signalRssi.isPresent()
                ? Optional.of(strength(body.signalRssi.getAsInt()))
                : Optional.empty(),
            body.frequencyOffsetHz);
  }

  private static WitnessBody encode(Witness witness) {
    WitnessBody.Builder body =
        WitnessBody.newBuilder()
            .setHeader(encode(witness.header()))
            .setPayload(ByteString.copyFrom(witness.payload().toBytes()))
            .setFrequencyHz(Math.toIntExact(witness.frequency().value()))
            .setSpreadingFactor(witness.spreading().value())
            .setRssiDdbm(witness.rssi().tenths())
            .setSnrDdb(witness.snr().tenths())
            .setTmstUs((int) witness.tmstMicros());
    witness.detail().signalRssi().ifPresent(rssi -> body.setSignalRssiDdbm(rssi.tenths()));
    witness.detail().frequencyOffsetHz().ifPresent(body::setFrequencyOffsetHz);
    return body.build();
  }

  private static LocationAssertion location(LocationBody body) throws MalformedReport {
    return new LocationAssertion(
        header(body.getHeader()),
        new AssertedLocation(
            new Cell(body.getCell()), new Decibels(body.getGainDdbi()), body.getElevationDm()),
        hash(body.getSalt().toByteArray(), "salt"));
  }

  private static LocationBody encode(LocationAssertion assertion) {
    return LocationBody.newBuilder()
        .setHeader(encode(assertion.header()))
        .setCell(assertion.location().cell().index())
        .setGainDdbi(assertion.location().gain().tenths())
        .setElevationDm(assertion.location().elevationDecimetres())
        .setSalt(ByteString.copyFrom(assertion.salt().toBytes()))
        .build();
  }

  private static Dbm power(int dbm) throws MalformedReport {
    if (dbm < WEAKEST_DDBM / 10 || dbm > STRONGEST_DDBM / 10) {
      throw new MalformedReport("power_dbm must be -200 to 50");
    }
    return new Dbm(10 * dbm);
  }

  private static Dbm strength(int tenths) throws MalformedReport {
    if (tenths < WEAKEST_DDBM || tenths > STRONGEST_DDBM) {
      throw new MalformedReport("signal strengths must be -200 to 50 dBm");
    }
    return new Dbm(tenths);
  }

  private static Decibels ratio(int tenths) throws MalformedReport {
    if (tenths < -MOST_DDB || tenths > MOST_DDB) {
      throw new MalformedReport("snr_ddb must be -500 to 500");
    }
    return new Decibels(tenths);
  }

  private static Hertz frequency(int hertz) throws MalformedReport {
    if (hertz <= 0) {
      throw new MalformedReport("frequency_hz must be positive");
    }
    return new Hertz(hertz);
  }

  private static Hash32 hash(byte[] bytes, String field) throws MalformedReport {
    if (bytes.length != Hash32.LENGTH) {
      throw new MalformedReport(field + " must have 32 bytes");
    }
    return Hash32.owning(bytes);
  }
}
