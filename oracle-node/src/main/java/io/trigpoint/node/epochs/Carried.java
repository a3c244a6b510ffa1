package io.trigpoint.node.epochs;

import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.evidence.CarriedEvidence;
import io.trigpoint.coverage.evidence.CarriedEvidenceCodec;
import io.trigpoint.coverage.evidence.MalformedEvidence;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.weather.memory.MalformedMemories;
import io.trigpoint.weather.memory.StationMemories;
import io.trigpoint.weather.memory.StationMemoriesCodec;
import java.nio.ByteBuffer;

/**
 * All that an epoch leaves to the next, besides earnings.
 *
 * @param radio what was heard, and who is denied for it
 * @param stations what is remembered of weather stations
 */
public record Carried(CarriedEvidence radio, StationMemories stations) {
  /** At genesis. */
  public static final Carried NONE = new Carried(CarriedEvidence.NONE);

  /** Where no station is remembered. */
  public Carried(CarriedEvidence radio) {
    this(radio, StationMemories.NONE);
  }

  /** Accepts exactly the bytes that {@link #toBytes} writes. */
  public static Carried decode(byte[] bytes) throws MalformedEvidence {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CarriedEvidence radio = CarriedEvidenceCodec.decode(in);
    if (!in.hasRemaining()) {
      return new Carried(radio);
    }
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    try {
      StationMemories stations = StationMemoriesCodec.decode(rest);
      if (stations.isEmpty()) {
        throw new MalformedEvidence("it remembers no station and says so");
      }
      return new Carried(radio, stations);
    } catch (MalformedMemories unreadable) {
      throw new MalformedEvidence("of its stations, " + unreadable.why());
    }
  }

  public Denials denials() {
    return radio.denials();
  }

  /** The evidence, then the memories when there are any. Equal values have equal bytes. */
  public byte[] toBytes() {
    byte[] heard = radio.toBytes();
    byte[] remembered = stations.isEmpty() ? new byte[0] : stations.toBytes();
    return ByteBuffer.allocate(heard.length + remembered.length).put(heard).put(remembered).array();
  }

  /** Keccak-256 of the bytes. */
  public Hash32 hash() {
    return Hashes.keccak256(toBytes());
  }
}
