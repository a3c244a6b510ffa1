package io.trigpoint.report;

/** Which network a report is meant for: the chain id of the chain that settles it. */
public record NetworkId(long value) {

  public NetworkId {
    if (value <= 0) {
      throw new IllegalArgumentException("network id must be positive: " + value);
    }
  }
}
