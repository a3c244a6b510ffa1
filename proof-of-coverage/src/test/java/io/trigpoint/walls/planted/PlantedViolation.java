package io.trigpoint.walls.planted;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;

/** Reads a clock, a file and random numbers and computes a logarithm that may differ by machine. */
final class PlantedViolation {
  private PlantedViolation() {}

  static double everythingThatTheCoreMayNot() {
    boolean there = Files.exists(Path.of("clock"));
    long now = System.currentTimeMillis() + Instant.now().toEpochMilli();
    return Math.log10((double) now) + new SecureRandom().nextInt() + (there ? 1 : 0);
  }
}
