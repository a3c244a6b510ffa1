package io.trigpoint.attacks;

import java.util.random.RandomGenerator;

/** What the keys of an attack can do. */
interface Ether {
  RandomGenerator random();

  Paths paths();

  /** Puts a frame on the air. */
  void transmit(Radio from, Frame frame);

  /** Files a beacon, so late; the key need not be the one that made it. */
  void file(Hotspot by, Beaconing beacon, long lateMs);

  /** Files a reception, so many milliseconds after its frame ended plus the key's backhaul. */
  void file(Hotspot by, Beaconing beacon, Heard heard, long lateMs);
}
