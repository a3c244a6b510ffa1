package io.trigpoint.node.epochs;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import java.util.List;
import java.util.Optional;

/** Verdicts as owners see them. Methods block. */
public interface VerdictQueries {

  /** A verdict and the epoch that gave it. */
  record Given(long epoch, ReportVerdict verdict) {}

  /** Where the previous page ended. */
  record Position(long epoch, ReportId report) {}

  /** Verdicts of a device, newest epoch first, after a position. */
  List<Given> of(DeviceId device, Optional<Long> epoch, Optional<Position> after, int limit);
}
