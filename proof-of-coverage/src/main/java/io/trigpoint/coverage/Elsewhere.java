package io.trigpoint.coverage;

import io.trigpoint.report.ReportId;
import java.util.Map;

/**
 * What a shard cannot know by itself.
 *
 * @param segmentsUsed beacons of a segment in which another one counts, with that other one
 * @param denials what evidence speaks against
 */
public record Elsewhere(Map<ReportId, ReportId> segmentsUsed, Denials denials) {
  public static final Elsewhere NOTHING = new Elsewhere(Map.of(), Denials.NONE);

  public Elsewhere {
    segmentsUsed = Map.copyOf(segmentsUsed);
  }
}
