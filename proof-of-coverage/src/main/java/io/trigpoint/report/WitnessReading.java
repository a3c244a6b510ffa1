package io.trigpoint.report;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.trigpoint.report.wire.HeaderMessage;
import io.trigpoint.report.wire.WitnessBody;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * Reads the fields of a {@code WitnessBody} with no message objects between, as most reports are
 * witnesses. Of a field that is there twice the last one counts, unknown fields are skipped: as
 * with the generated parser. For one body.
 */
final class WitnessReading {
  private static final int VARINT = WireFormat.WIRETYPE_VARINT;
  private static final int BYTES = WireFormat.WIRETYPE_LENGTH_DELIMITED;
  private static final byte[] NONE = new byte[0];

  private final CodedInputStream in;

  byte[] device = NONE;
  long sequence;
  long timeMs;
  boolean clockAdjusted;
  byte[] payload = NONE;
  int frequencyHz;
  int spreading;
  int rssi;
  int snr;
  int tmstMicros;
  OptionalInt signalRssi = OptionalInt.empty();
  OptionalInt frequencyOffsetHz = OptionalInt.empty();

  private WitnessReading(byte[] body) {
    this.in = CodedInputStream.newInstance(body);
  }

  static WitnessReading of(byte[] body) throws IOException {
    WitnessReading reading = new WitnessReading(body);
    reading.fields();
    return reading;
  }

  private void fields() throws IOException {
    boolean more = true;
    while (more) {
      int tag = in.readTag();
      switch (tag) {
        case 0 -> more = false;
        case WitnessBody.HEADER_FIELD_NUMBER << 3 | BYTES -> header();
        case WitnessBody.PAYLOAD_FIELD_NUMBER << 3 | BYTES -> payload = in.readByteArray();
        case WitnessBody.FREQUENCY_HZ_FIELD_NUMBER << 3 | VARINT -> frequencyHz = in.readUInt32();
        case WitnessBody.SPREADING_FACTOR_FIELD_NUMBER << 3 | VARINT -> spreading = in.readUInt32();
        case WitnessBody.RSSI_DDBM_FIELD_NUMBER << 3 | VARINT -> rssi = in.readSInt32();
        case WitnessBody.SNR_DDB_FIELD_NUMBER << 3 | VARINT -> snr = in.readSInt32();
        case WitnessBody.TMST_US_FIELD_NUMBER << 3 | VARINT -> tmstMicros = in.readUInt32();
        case WitnessBody.SIGNAL_RSSI_DDBM_FIELD_NUMBER << 3 | VARINT ->
            signalRssi = OptionalInt.of(in.readSInt32());
        case WitnessBody.FREQUENCY_OFFSET_HZ_FIELD_NUMBER << 3 | VARINT ->
            frequencyOffsetHz = OptionalInt.of(in.readSInt32());
        default -> more = in.skipField(tag);
      }
    }
    in.checkLastTagWas(0);
  }

  private void header() throws IOException {
    int outer = in.pushLimit(in.readRawVarint32());
    boolean more = true;
    while (more) {
      int tag = in.readTag();
      switch (tag) {
        case 0 -> more = false;
        case HeaderMessage.DEVICE_ID_FIELD_NUMBER << 3 | BYTES -> device = in.readByteArray();
        case HeaderMessage.SEQUENCE_FIELD_NUMBER << 3 | VARINT -> sequence = in.readUInt64();
        case HeaderMessage.TIME_MS_FIELD_NUMBER << 3 | VARINT -> timeMs = in.readInt64();
        case HeaderMessage.CLOCK_ADJUSTED_FIELD_NUMBER << 3 | VARINT ->
            clockAdjusted = in.readBool();
        default -> more = in.skipField(tag);
      }
    }
    in.checkLastTagWas(0);
    if (in.getBytesUntilLimit() != 0) {
      throw new InvalidProtocolBufferException("a header that ends too early");
    }
    in.popLimit(outer);
  }
}
