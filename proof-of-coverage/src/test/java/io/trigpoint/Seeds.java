package io.trigpoint;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Seeds for property tests; a failing one is in the test's name. */
public final class Seeds {
  private Seeds() {}

  public static Stream<Long> twenty() {
    return LongStream.range(0, 20).boxed();
  }

  public static Stream<Long> hundred() {
    return LongStream.range(0, 100).boxed();
  }
}
