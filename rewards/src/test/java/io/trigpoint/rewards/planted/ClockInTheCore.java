package io.trigpoint.rewards.planted;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Logger;

/** Breaks every wall of the rewards module on purpose, so that the walls are seen to hold. */
final class ClockInTheCore {
  private ClockInTheCore() {}

  static double everythingForbidden() {
    Logger.getGlobal().fine(() -> "exists: " + Files.exists(Path.of("x")));
    return Math.log((double) System.currentTimeMillis());
  }
}
