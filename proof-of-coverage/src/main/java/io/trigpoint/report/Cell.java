package io.trigpoint.report;

import com.uber.h3core.H3Core;
import com.uber.h3core.util.LatLng;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A valid H3 cell. Text form is the H3 hexadecimal index. */
public record Cell(long index) implements Comparable<Cell> {
  private static final H3Core H3 = loadH3();

  public Cell {
    if (!H3.isValidCell(index)) {
      throw new IllegalArgumentException("not an H3 cell: " + Long.toHexString(index));
    }
  }

  public static Cell ofLatLng(double latitude, double longitude, int resolution) {
    return new Cell(H3.latLngToCell(latitude, longitude, resolution));
  }

  /** Reads a hexadecimal or a decimal index, as both are in use. */
  public static Cell parse(String text) {
    boolean decimal = text.length() > 15 && text.chars().allMatch(Character::isDigit);
    String hex = text.startsWith("0x") ? text.substring(2) : text;
    return new Cell(decimal ? Long.parseUnsignedLong(text) : Long.parseUnsignedLong(hex, 16));
  }

  public int resolution() {
    return H3.getResolution(index);
  }

  /** The ancestor at a coarser resolution, or this cell at its own. */
  public Cell parent(int resolution) {
    return new Cell(H3.cellToParent(index, resolution));
  }

  public LatLng centre() {
    return H3.cellToLatLng(index);
  }

  public String hex() {
    return Long.toHexString(index);
  }

  /** The shared H3 library, for the packages that need more of it than a cell. */
  public static H3Core h3() {
    return H3;
  }

  @Override
  public int compareTo(Cell other) {
    return Long.compareUnsigned(index, other.index);
  }

  @Override
  public String toString() {
    return hex();
  }

  private static H3Core loadH3() {
    try {
      return H3Core.newInstance();
    } catch (IOException e) {
      throw new UncheckedIOException("the H3 native library could not be unpacked", e);
    }
  }
}
