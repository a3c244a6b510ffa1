package io.trigpoint.rewards;

import java.util.stream.LongStream;

/** Seeds of the property tests; the seed is in the name of the test that fails. */
public final class Seeds {

  private Seeds() {}

  public static LongStream hundred() {
    return LongStream.rangeClosed(1, 100);
  }
}
