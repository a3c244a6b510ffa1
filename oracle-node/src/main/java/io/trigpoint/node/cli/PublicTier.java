package io.trigpoint.node.cli;

import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochAudit.Difference;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.PublishedFiles;
import io.trigpoint.node.epochs.publictier.PublicAudit;
import io.trigpoint.node.epochs.publictier.PublicFiles;
import io.trigpoint.node.epochs.publictier.PublishedPublic;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.ClosedEpoch;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;

/** From verdicts and points to the reward root: what everybody can compute. For one thread. */
final class PublicTier implements EpochAuditor {
  private final PublishedFiles files;
  private final PostedAudit posted;
  private final AuditLines lines;
  private final LongSupplier nanoTime;
  private Optional<Left> left = Optional.empty();

  private record Left(long epoch, Hash32 rewardRoot) {}

  PublicTier(PublishedFiles files, PostedAudit posted, AuditLines lines, LongSupplier nanoTime) {
    this.files = files;
    this.posted = posted;
    this.lines = lines;
    this.nanoTime = nanoTime;
  }

  @Override
  public AuditAnswer audit(long epoch) {
    return lines.answer(
        epoch,
        nanoTime,
        () -> {
          PublishedPublic published = PublicFiles.read(files, epoch);
          return new AuditLines.Found(published.sums().verdicts(), differs(epoch, published));
        });
  }

  private Optional<String> differs(long epoch, PublishedPublic published)
      throws IOException, CorruptFile {
    lines.say("files", "OK, every checksum holds");
    Optional<Left> before = left.filter(last -> last.epoch() == epoch - 1);
    left = Optional.empty();
    ClosedEpoch closed = published.epoch().close();
    Optional<Difference> difference =
        PublicAudit.compare(published, closed).or(() -> continues(epoch, published, before));
    if (difference.isPresent()) {
      return Optional.of(lines.differs(difference.get()));
    }
    lines.say(
        "result",
        "OK, "
            + published.sums().verdicts()
            + " verdicts of "
            + published.epoch().devices().size()
            + " paid devices give "
            + closed.after().amounts().size()
            + " leaves");
    EpochOutcome.Roots roots = published.manifest().roots();
    left = Optional.of(new Left(epoch, roots.rewardRoot()));
    Optional<String> differs =
        posted.compare(
            lines,
            new ChainAudit.Computed(
                published.epoch().frame(),
                roots,
                closed.after(),
                published.manifest().settlement(),
                Optional.empty()));
    lines.say("verdict root", roots.verdictRoot().hex());
    lines.say("reward root", roots.rewardRoot().hex());
    lines.say("not computed", "input root, verdicts: they need the auditors' files");
    return differs;
  }

  private static Optional<Difference> continues(
      long epoch, PublishedPublic published, Optional<Left> before) {
    Optional<Hash32> expected =
        epoch == 1 ? Optional.of(Hash32.ZERO) : before.map(Left::rewardRoot);
    Hash32 said = published.manifest().roots().previousRewardRoot();
    return expected
        .filter(root -> !root.equals(said))
        .map(root -> new Difference("earnings before epoch " + epoch, said.hex(), root.hex()));
  }
}
