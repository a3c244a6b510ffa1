package io.trigpoint.coverage.evidence;

import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The receptions of a window, in the order of their report ids, with numbers in place of ids:
 * devices in the order of their ids, packets in the order of time and then of payloads.
 */
final class Columns {
  private final List<Reception> receptions;
  private final Numbers<DeviceId> devices;
  private final int[] beaconers;
  private final int[] witnesses;
  private final int[] packets;
  private final int packetCount;
  private final int[] inTime;

  private Columns(List<Reception> receptions) {
    this.receptions = receptions;
    Numbers<DeviceId> seen = new Numbers<>();
    Numbers<BeaconPayload> payloads = new Numbers<>();
    this.beaconers = new int[receptions.size()];
    this.witnesses = new int[receptions.size()];
    this.packets = new int[receptions.size()];
    long[] sentMs = new long[receptions.size()];
    int at = 0;
    for (Reception reception : receptions) {
      beaconers[at] = seen.add(reception.beaconer());
      witnesses[at] = seen.add(reception.witness());
      packets[at] = payloads.add(reception.payload());
      sentMs[at++] = reception.sentMs();
    }
    this.devices = Numbers.sorted(seen.things());
    this.packetCount = payloads.count();
    int[] times = Order.ranks(sentMs);
    this.inTime = Order.by(times, times.length, Order.given(times.length));
    int[] places = seen.things().stream().mapToInt(devices::of).toArray();
    renumber(beaconers, places);
    renumber(witnesses, places);
    renumber(packets, places(payloads, times));
  }

  static Columns of(EvidenceWindow window) {
    return new Columns(window.receptions());
  }

  private record Sent(BeaconPayload payload, int time, int number) {}

  /** Of each packet in the order of their first times and then of their payloads. */
  private int[] places(Numbers<BeaconPayload> payloads, int[] times) {
    List<Sent> sent = new ArrayList<>(payloads.count());
    boolean[] known = new boolean[payloads.count()];
    for (int at : inTime) {
      int number = packets[at];
      if (!known[number]) {
        known[number] = true;
        sent.add(new Sent(payloads.thing(number), times[at], number));
      }
    }
    sent.sort(Comparator.comparingInt(Sent::time).thenComparing(Sent::payload));
    int[] places = new int[sent.size()];
    for (int place = 0; place < places.length; place++) {
      places[sent.get(place).number()] = place;
    }
    return places;
  }

  private static void renumber(int[] column, int[] places) {
    Arrays.setAll(column, at -> places[column[at]]);
  }

  Reception reception(int at) {
    return receptions.get(at);
  }

  /** In the order of their ids. */
  Numbers<DeviceId> devices() {
    return devices;
  }

  boolean own(int at) {
    return beaconers[at] == witnesses[at];
  }

  int witness(int at) {
    return witnesses[at];
  }

  /** From the first to the last sending time, ms. */
  long spanMs() {
    return inTime.length == 0
        ? 0
        : reception(inTime[inTime.length - 1]).sentMs() - reception(inTime[0]).sentMs();
  }

  int packetCount() {
    return packetCount;
  }

  /** By beaconer, then by witness, time and report id; a device's own beacons are left out. */
  int[] byLink() {
    int[] heard = Arrays.stream(inTime).filter(at -> !own(at)).toArray();
    return Order.by(beaconers, devices.count(), Order.by(witnesses, devices.count(), heard));
  }

  /** By packet, then by time and report id. */
  int[] byPacket() {
    return Order.by(packets, packetCount, inTime);
  }

  /** Where each packet begins in that order, and the length at the end. */
  int[] packetStarts() {
    return Order.starts(packets, packetCount, inTime);
  }

  boolean sameLink(int a, int b) {
    return beaconers[a] == beaconers[b] && witnesses[a] == witnesses[b];
  }

  /** How many packets of each device others heard. */
  int[] beacons() {
    int[] beacons = new int[devices.count()];
    int[] lastBy = new int[packetCount];
    Arrays.fill(lastBy, -1);
    for (int at : byLink()) {
      if (lastBy[packets[at]] != beaconers[at]) {
        lastBy[packets[at]] = beaconers[at];
        beacons[beaconers[at]]++;
      }
    }
    return beacons;
  }
}
