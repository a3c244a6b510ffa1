package io.trigpoint.attacks;

/**
 * A concentrator with its antenna, where it really stands. One that only software pretends looks
 * the same but is never put on the air.
 *
 * @param site radios of one site share their antenna, and so every obstruction
 * @param antennaDb gain less cable, walls and clutter, the same in both directions
 */
record Radio(
    int number,
    int site,
    Town town,
    Place place,
    double antennaDb,
    Stand stand,
    Receiver receiver) {

  /** How high the antenna is: above ground, and the ground above the plain. */
  record Stand(double mastMetres, double hillMetres) {
    double metres() {
      return mastMetres + hillMetres;
    }
  }
}
