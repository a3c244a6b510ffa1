package io.trigpoint.coverage.evidence;

import io.trigpoint.report.Dbm;
import io.trigpoint.report.Hash32;
import java.util.Arrays;

/**
 * What the witnesses of each packet printed, side by side: packets in the order of time, of each a
 * drawn lot of receptions, at most so many. A place is a reception's number in that order.
 */
final class Packets {
  /** For a figure that is not printed; no receiver prints it. */
  private static final int ABSENT = Integer.MIN_VALUE;

  private final int devices;
  private final int[] witnesses;
  private final int[] firstPlaces;
  private final int[] endPlaces;
  private final long[] sentMs;
  private final long[] heardMs;
  private final long[] counters;
  private final int[] strengths;
  private final int[] ratios;
  private final long[] frequencies;
  private final int[] signals;
  private final int[] offsets;

  private Packets(int devices, int places) {
    this.devices = devices;
    this.witnesses = new int[places];
    this.firstPlaces = new int[places];
    this.endPlaces = new int[places];
    this.sentMs = new long[places];
    this.heardMs = new long[places];
    this.counters = new long[places];
    this.strengths = new int[places];
    this.ratios = new int[places];
    this.frequencies = new long[places];
    this.signals = new int[places];
    this.offsets = new int[places];
  }

  static Packets of(Columns columns, Hash32 entropy, int most) {
    int[] order = columns.byPacket();
    int[] starts = columns.packetStarts();
    int places = 0;
    for (int packet = 0; packet < columns.packetCount(); packet++) {
      places += StrictMath.min(most, starts[packet + 1] - starts[packet]);
    }
    Packets packets = new Packets(columns.devices().count(), places);
    Drawn drawn = new Drawn(columns, entropy, most);
    int first = 0;
    for (int packet = 0; packet < columns.packetCount(); packet++) {
      int end = first + StrictMath.min(most, starts[packet + 1] - starts[packet]);
      Arrays.fill(packets.firstPlaces, first, end, first);
      Arrays.fill(packets.endPlaces, first, end, end);
      int[] chosen = drawn.of(order, starts[packet], starts[packet + 1]);
      for (int place = first; place < end; place++) {
        int reception = chosen[place - first];
        packets.put(place, columns.witness(reception), columns.reception(reception));
      }
      first = end;
    }
    return packets;
  }

  private void put(int place, int witness, Reception reception) {
    witnesses[place] = witness;
    sentMs[place] = reception.sentMs();
    heardMs[place] = reception.heardMs();
    counters[place] = reception.tmstMicros();
    strengths[place] = reception.rssi().tenths();
    ratios[place] = reception.snr().tenths();
    frequencies[place] = reception.frequency().value();
    signals[place] = reception.detail().signalRssi().map(Dbm::tenths).orElse(ABSENT);
    offsets[place] = reception.detail().frequencyOffsetHz().orElse(ABSENT);
  }

  /** The places of all witnesses, one witness after the other. */
  int[] byWitness() {
    return Order.by(witnesses, devices, Order.given(witnesses.length));
  }

  int witness(int place) {
    return witnesses[place];
  }

  /** The first place of the same packet. */
  int first(int place) {
    return firstPlaces[place];
  }

  /** One more than the last place of the same packet. */
  int end(int place) {
    return endPlaces[place];
  }

  long sentMs(int place) {
    return sentMs[place];
  }

  long heardMs(int place) {
    return heardMs[place];
  }

  /** The witness's counter, µs. */
  long counter(int place) {
    return counters[place];
  }

  /** dB. */
  double ratio(int place) {
    return ratios[place] / 10.0;
  }

  /** Whether the witness prints how far off the frequency was. */
  boolean offset(int place) {
    return offsets[place] != ABSENT;
  }

  /** Whether two witnesses print the same strengths, ratio, frequency and offset. */
  boolean same(int a, int b) {
    return strengths[a] == strengths[b]
        && ratios[a] == ratios[b]
        && frequencies[a] == frequencies[b]
        && signals[a] == signals[b]
        && offsets[a] == offsets[b];
  }
}
