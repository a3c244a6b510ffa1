package io.trigpoint.coverage.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Numbers in place of things that are long to compare, from 0 in the order of arrival. */
final class Numbers<K extends Comparable<K>> {
  private final Map<K, Integer> numbers = new HashMap<>();
  private final List<K> things = new ArrayList<>();

  /** Numbers in the natural order of some things. */
  static <K extends Comparable<K>> Numbers<K> sorted(Collection<K> things) {
    Numbers<K> numbers = new Numbers<>();
    for (K thing : new TreeSet<>(things)) {
      var _ = numbers.add(thing);
    }
    return numbers;
  }

  /** Of a thing that may be new. */
  int add(K thing) {
    Integer known = numbers.putIfAbsent(thing, things.size());
    if (known != null) {
      return known;
    }
    things.add(thing);
    return things.size() - 1;
  }

  /** -1 for what has none. */
  int of(K thing) {
    return numbers.getOrDefault(thing, -1);
  }

  K thing(int number) {
    return things.get(number);
  }

  int count() {
    return things.size();
  }

  /** By number. */
  List<K> things() {
    return Collections.unmodifiableList(things);
  }
}
