package io.trigpoint.node.chain;

import java.util.SortedMap;
import java.util.TreeMap;

/** The register cannot hold some of the changes; none was applied. */
public final class UnfitChanges extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final TreeMap<Integer, String> reasons;

  /**
   * Names them.
   *
   * @param reasons why, by the place in the list of changes; at least one
   */
  public UnfitChanges(SortedMap<Integer, String> reasons, Throwable cause) {
    super(reasons.toString(), cause);
    this.reasons = new TreeMap<>(reasons);
  }

  public SortedMap<Integer, String> reasons() {
    return new TreeMap<>(reasons);
  }
}
