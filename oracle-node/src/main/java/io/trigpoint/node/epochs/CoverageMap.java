package io.trigpoint.node.epochs;

import io.trigpoint.report.Cell;
import java.util.List;

/** Where beacons were sent and heard, in cells too coarse to find a house. Methods block. */
public interface CoverageMap {
  /** The finest H3 resolution that leaves the node. */
  int RESOLUTION = 7;

  /**
   * One cell.
   *
   * @param beacons accepted beacons sent from it
   * @param witnesses accepted receptions in it
   */
  record Covered(Cell cell, long beacons, long witnesses) {}

  /** The cells with coverage in the newest epochs, by cell. */
  List<Covered> cells(int epochs);
}
