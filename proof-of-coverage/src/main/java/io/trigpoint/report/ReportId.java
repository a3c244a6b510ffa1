package io.trigpoint.report;

/** The identity of a report: SHA-256 of the bytes that its device signed, never of arrival time. */
public record ReportId(Hash32 value) implements Comparable<ReportId> {

  public static ReportId ofHex(String hex) {
    return new ReportId(Hash32.ofHex(hex));
  }

  public String hex() {
    return value.hex();
  }

  @Override
  public int compareTo(ReportId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return hex();
  }
}
