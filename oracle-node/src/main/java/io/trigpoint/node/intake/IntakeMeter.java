package io.trigpoint.node.intake;

import io.trigpoint.report.IngestReceipt;
import java.time.Duration;

/** Who counts what intake does. */
public interface IntakeMeter {

  void receipted(IngestReceipt receipt, Duration sinceArrival);

  /** A batch of which nothing was kept; the code says why. */
  void rejected(String code);

  /** Batches between arrival and receipt. */
  void inFlight(int batches);

  static IntakeMeter none() {
    return new IntakeMeter() {
      @Override
      public void receipted(IngestReceipt receipt, Duration sinceArrival) {}

      @Override
      public void rejected(String code) {}

      @Override
      public void inFlight(int batches) {}
    };
  }
}
