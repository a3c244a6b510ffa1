package io.trigpoint.node.epochs.publictier;

import io.trigpoint.node.epochs.EpochAudit.Difference;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.segment.SegmentContent;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.ClosedEpoch;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.CumulativeEarnings.Account;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Computes an epoch's money again from what everybody may read, and compares. */
public final class PublicAudit {

  private PublicAudit() {}

  /**
   * The first difference: a leaf, a device whose verdicts do not add up to its points, the
   * commitment of the verdict root, a root.
   */
  public static Optional<Difference> compare(PublishedPublic published, ClosedEpoch closed) {
    EpochOutcome.Roots roots = published.manifest().roots();
    VerdictCommitment said = published.verdicts();
    return leaf(published.after(), closed.after())
        .or(() ->
            published
                .sums()
                .firstMismatch(published.epoch().devices())
                .map(PublicAudit::difference))
        .or(() ->
            differs(
                "number of verdicts",
                Long.toString(said.verdicts()),
                Long.toString(published.sums().verdicts())))
        .or(() ->
            root(
                "public side of the verdict root",
                said.devices(),
                PublicRows.root(published.epoch().devices())))
        .or(() -> root("verdict root", roots.verdictRoot(), said.root()))
        .or(() ->
            root("parameter hash", roots.parameterHash(), published.epoch().parameters().hash()))
        .or(() ->
            root(
                "previous reward root",
                roots.previousRewardRoot(),
                published.epoch().before().root()))
        .or(() -> root("reward root", roots.rewardRoot(), closed.after().root()));
  }

  private static Optional<Difference> leaf(CumulativeEarnings said, CumulativeEarnings computed) {
    SortedSet<Account> either = new TreeSet<>(said.amounts().keySet());
    either.addAll(computed.amounts().keySet());
    int record = 0;
    for (Account account : either) {
      String what =
          SegmentContent.EARNINGS.file(0)
              + " record "
              + record
              + " leaf owner="
              + account.owner()
              + " token="
              + account.token().hex();
      Optional<Difference> difference =
          differs(
              what,
              said.of(account.owner(), account.token()).toString(),
              computed.of(account.owner(), account.token()).toString());
      if (difference.isPresent()) {
        return difference;
      }
      record++;
    }
    return Optional.empty();
  }

  private static Difference difference(VerdictSums.Mismatch mismatch) {
    return new Difference(
        "points of " + mismatch.pseudonym().hex(),
        mismatch.published().toString(),
        mismatch.added().toString());
  }

  private static Optional<Difference> root(String what, Hash32 said, Hash32 computed) {
    return differs(what, said.hex(), computed.hex());
  }

  private static Optional<Difference> differs(String what, String said, String computed) {
    return said.equals(computed)
        ? Optional.empty()
        : Optional.of(new Difference(what, said, computed));
  }
}
