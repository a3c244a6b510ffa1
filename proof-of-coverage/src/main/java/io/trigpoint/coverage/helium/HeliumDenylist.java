package io.trigpoint.coverage.helium;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The keys and links that earn nothing.
 *
 * @param tag the published list's name
 */
public record HeliumDenylist(String tag, SortedSet<String> keys, SortedSet<Link> links) {
  public static final HeliumDenylist NONE =
      new HeliumDenylist("0", new TreeSet<>(), new TreeSet<>());

  public HeliumDenylist {
    keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
    links = Collections.unmodifiableSortedSet(new TreeSet<>(links));
  }

  /** Two keys in the order of their texts, whoever spoke. */
  public record Link(String low, String high) implements Comparable<Link> {
    public static Link between(String a, String b) {
      return a.compareTo(b) <= 0 ? new Link(a, b) : new Link(b, a);
    }

    @Override
    public int compareTo(Link other) {
      int byLow = low.compareTo(other.low);
      return byLow != 0 ? byLow : high.compareTo(other.high);
    }
  }
}
