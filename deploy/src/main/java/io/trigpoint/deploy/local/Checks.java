package io.trigpoint.deploy.local;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Named checks in the order in which they were made, with the reasons of those that failed. */
final class Checks {
  private final SequencedMap<String, Boolean> results = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();

  void put(String name, boolean holds, String figures) {
    results.put(name, holds);
    if (!holds) {
      failures.add(name + ": " + figures);
    }
  }

  SequencedMap<String, Boolean> results() {
    return Collections.unmodifiableSequencedMap(results);
  }

  List<String> failures() {
    return List.copyOf(failures);
  }
}
