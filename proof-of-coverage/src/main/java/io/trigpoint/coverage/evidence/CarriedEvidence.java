package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Denials;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.RegisteredDevice;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an epoch leaves to the next: the denials in force, and the receptions that the next window
 * begins with, once each and in the order of their report ids.
 */
public record CarriedEvidence(Denials denials, List<Reception> receptions) {
  /** At genesis. */
  public static final CarriedEvidence NONE = new CarriedEvidence(Denials.NONE, List.of());

  public CarriedEvidence {
    receptions = new EvidenceWindow(0, receptions, new TreeMap<>()).receptions();
  }

  /** What a judged round leaves. */
  public static CarriedEvidence after(EvidencedRound round) {
    return new CarriedEvidence(round.denials(), round.window().receptions());
  }

  /** The window that a round adds its own receptions to. */
  public EvidenceWindow window(SortedMap<DeviceId, RegisteredDevice> devices) {
    return new EvidenceWindow(0, receptions, devices);
  }

  /** Equal evidence has equal bytes; see {@link CarriedEvidenceCodec}. */
  public byte[] toBytes() {
    return CarriedEvidenceCodec.encode(this);
  }

  /** Keccak-256 of the bytes. */
  public Hash32 hash() {
    return Hashes.keccak256(toBytes());
  }
}
