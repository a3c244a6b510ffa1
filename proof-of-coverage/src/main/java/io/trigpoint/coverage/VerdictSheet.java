package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.ReportVerdict;

/** Takes a verdict, then its figures in the order of their names. */
public interface VerdictSheet {

  /** Begins a verdict, see {@link ReportVerdict}. */
  void verdict(
      ReportId report,
      DeviceId device,
      ReportKind kind,
      ReportVerdict.Outcome outcome,
      String rule);

  void figure(String name, String value);
}
