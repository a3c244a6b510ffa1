package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Denials;
import java.util.List;

/**
 * What a window shows.
 *
 * @param signals in the order of kinds, then of subjects
 * @param denials what follows for later rounds
 */
public record EvidenceFindings(List<Signal> signals, Denials denials) {
  public EvidenceFindings {
    signals = List.copyOf(signals);
  }

  public List<Signal> flagged() {
    return signals.stream().filter(Signal::flagged).toList();
  }
}
