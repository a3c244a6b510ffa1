package io.trigpoint.node.epochs.segment;

import java.util.Locale;

/** What the records of a segment file are. */
public enum SegmentContent {
  REPORTS(1),
  VERDICTS(2),
  /** Public rows: points of devices, outcomes of reports, earnings of accounts. */
  DEVICES(3),
  OUTCOMES(4),
  EARNINGS(5);

  private final int code;

  SegmentContent(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** The name of a shard's file, for example reports-0003.seg. */
  public String file(int shard) {
    return String.format(Locale.ROOT, "%s-%04d.seg", name().toLowerCase(Locale.ROOT), shard);
  }
}
