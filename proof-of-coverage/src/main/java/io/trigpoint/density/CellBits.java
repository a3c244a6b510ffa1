package io.trigpoint.density;

/** The bits of an H3 index: cheaper than a call into the library for each of many cells. */
final class CellBits {
  private static final int BASE_CELL_SHIFT = 45;
  private static final int RESOLUTION_SHIFT = 52;
  private static final int DIGIT_BITS = 3;
  private static final int MAX_RESOLUTION = 15;

  private CellBits() {}

  static int resolution(long cell) {
    return (int) (cell >>> RESOLUTION_SHIFT) & 0xF;
  }

  static int baseCell(long cell) {
    return (int) (cell >>> BASE_CELL_SHIFT) & 0x7F;
  }

  /** The ancestor at a coarser resolution; unused digits are all ones. */
  static long parent(long cell, int resolution) {
    long unused = (1L << DIGIT_BITS * (MAX_RESOLUTION - resolution)) - 1;
    long cleared = cell & ~(0xFL << RESOLUTION_SHIFT);
    return cleared | (long) resolution << RESOLUTION_SHIFT | unused;
  }

  /** Which of the seven children of its parent the cell's ancestor at a resolution is. */
  static int digit(long cell, int resolution) {
    return (int) (cell >>> shift(resolution)) & 7;
  }

  static long withDigit(long cell, int resolution, int digit) {
    return cell & ~(7L << shift(resolution)) | (long) digit << shift(resolution);
  }

  private static int shift(int resolution) {
    return DIGIT_BITS * (MAX_RESOLUTION - resolution);
  }
}
