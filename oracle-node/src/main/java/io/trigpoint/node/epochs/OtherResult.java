package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.EpochAudit.Difference;
import java.util.Optional;

/** An epoch comes to something else here than what was published or written down of it before. */
final class OtherResult extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  private OtherResult(String why) {
    super(why);
    this.why = why;
  }

  /** Where the earlier result is, and what differs, with both values. */
  String why() {
    return why;
  }

  /**
   * Refuses the first root that differs, and names both.
   *
   * @param where who has the earlier result, for example "the published files"
   */
  static void refuse(String where, EpochOutcome.Roots there, EpochOutcome.Roots here) {
    Optional<Difference> other = EpochAudit.roots(there, here);
    if (other.isPresent()) {
      throw of(where, other.get());
    }
  }

  static OtherResult of(String where, Difference other) {
    return new OtherResult(
        where
            + " have another result of this epoch: "
            + other.what()
            + " "
            + other.published()
            + ", computed here "
            + other.computed());
  }
}
