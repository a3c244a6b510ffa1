package io.trigpoint.node.epochs;

import io.trigpoint.report.ReportId;
import java.util.Optional;

/** Where accepted reports are. */
public interface ReportPlaces {

  /**
   * A stored report.
   *
   * @param epoch that has it or will have it
   * @param shard of that epoch; empty until it is sealed
   */
  record Place(long epoch, Optional<Integer> shard) {}

  /** Empty when no such report is stored, or it has left the database after its epoch was final. */
  Optional<Place> find(ReportId report);
}
