package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Denials;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.RegisteredDevice;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an epoch leaves to the next: the denials in force, and the receptions that the next window
 * begins with, once each and in the order of their report ids.
 *
 * @param places where the ends of the receptions were asserted when those were heard; other devices
 *     are left out
 * @param watch the regions that were looked at
 */
public record CarriedEvidence(
    Denials denials,
    List<Reception> receptions,
    SortedMap<DeviceId, AssertedLocation> places,
    Watch watch) {
  /** At genesis. */
  public static final CarriedEvidence NONE =
      new CarriedEvidence(Denials.NONE, List.of(), new TreeMap<>());

  public CarriedEvidence {
    receptions = new EvidenceWindow(0, receptions, new TreeMap<>()).receptions();
    SortedMap<DeviceId, AssertedLocation> ends = new TreeMap<>(places);
    boolean _ = ends.keySet().retainAll(ends(receptions));
    places = Collections.unmodifiableSortedMap(ends);
  }

  /** Of a network that is watched everywhere. */
  public CarriedEvidence(
      Denials denials, List<Reception> receptions, SortedMap<DeviceId, AssertedLocation> places) {
    this(denials, receptions, places, Watch.ALL);
  }

  /** What a judged round leaves that began with this. */
  public CarriedEvidence after(EvidencedRound round) {
    return after(round.step());
  }

  /** What is left by a step that began with this. */
  public CarriedEvidence after(EvidenceStep step) {
    SortedMap<DeviceId, AssertedLocation> now = new TreeMap<>(places);
    step.window()
        .devices()
        .forEach((id, device) -> device.location().ifPresent(location -> now.put(id, location)));
    return new CarriedEvidence(step.denials(), step.window().receptions(), now, step.watch());
  }

  /**
   * The window that a round adds its own receptions to: the devices of the registry given, but
   * asserted where they were when the receptions were heard.
   */
  public EvidenceWindow window(SortedMap<DeviceId, RegisteredDevice> devices) {
    SortedMap<DeviceId, RegisteredDevice> then = new TreeMap<>();
    devices.forEach(
        (id, device) -> then.put(id, asserted(device, Optional.ofNullable(places.get(id)))));
    return new EvidenceWindow(0, receptions, then);
  }

  /** Equal evidence has equal bytes; see {@link CarriedEvidenceCodec}. */
  public byte[] toBytes() {
    return CarriedEvidenceCodec.encode(this);
  }

  /** Keccak-256 of the bytes. */
  public Hash32 hash() {
    return Hashes.keccak256(toBytes());
  }

  /** Everybody who sent or heard something. */
  static Set<DeviceId> ends(List<Reception> receptions) {
    Set<DeviceId> ends = new HashSet<>();
    for (Reception reception : receptions) {
      ends.add(reception.beaconer());
      ends.add(reception.witness());
    }
    return ends;
  }

  private static RegisteredDevice asserted(
      RegisteredDevice device, Optional<AssertedLocation> location) {
    return new RegisteredDevice(
        device.key(),
        device.kind(),
        device.owner(),
        device.coarseCell(),
        device.locationCommitment(),
        location);
  }
}
