package io.trigpoint.report;

/** Power relative to one milliwatt, in tenths of a dBm. */
public record Dbm(int tenths) implements Comparable<Dbm> {

  public static Dbm of(double dbm) {
    return new Dbm((int) StrictMath.rint(dbm * 10));
  }

  public double value() {
    return tenths / 10.0;
  }

  @Override
  public int compareTo(Dbm other) {
    return Integer.compare(tenths, other.tenths);
  }

  @Override
  public String toString() {
    return value() + " dBm";
  }
}
