package io.trigpoint.node.epochs.explain;

import io.trigpoint.report.DeviceId;
import java.util.Optional;

/** Where explanations are read from. Methods block. */
public interface ExplanationQueries {

  /**
   * A device in an epoch that has a result, before the chain is asked; empty when the epoch is not
   * known or has no result.
   */
  Optional<Explanation> of(long epoch, DeviceId device);
}
