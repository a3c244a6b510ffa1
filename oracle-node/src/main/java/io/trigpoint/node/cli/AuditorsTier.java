package io.trigpoint.node.cli;

import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochAudit;
import io.trigpoint.node.epochs.EpochAudit.Difference;
import io.trigpoint.node.epochs.EpochComputation;
import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.node.epochs.PublishedFiles;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.report.SignatureChecks;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;

/** From signed reports to roots: the auditors' tier. For one thread. */
final class AuditorsTier implements EpochAuditor {
  private final PublishedFiles files;
  private final PostedAudit posted;
  private final AuditLines lines;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private final SignatureCheck signatures = SignatureChecks.fastest();
  private Optional<Continuity.Left> left = Optional.empty();

  AuditorsTier(
      PublishedFiles files,
      PostedAudit posted,
      AuditLines lines,
      boolean terminal,
      LongSupplier nanoTime) {
    this.files = files;
    this.posted = posted;
    this.lines = lines;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
  }

  @Override
  public AuditAnswer audit(long epoch) {
    return lines.answer(
        epoch,
        nanoTime,
        () -> {
          PublishedEpoch published = PublishedEpoch.read(files, epoch);
          return new AuditLines.Found(
              published.inputs().reports().size(), differs(epoch, published));
        });
  }

  private Optional<String> differs(long epoch, PublishedEpoch published)
      throws IOException, CorruptFile {
    Optional<Continuity.Left> before = left.filter(last -> last.epoch() == epoch - 1);
    left = Optional.empty();
    EpochOutcome computed = computed(published);
    Optional<Difference> difference = EpochAudit.compare(published, computed);
    if (difference.isPresent()) {
      return told(difference.get());
    }
    lines.say(
        "result",
        "OK, "
            + computed.verdicts().size()
            + " verdicts and "
            + computed.after().amounts().size()
            + " leaves");
    left = Optional.of(Continuity.Left.of(epoch, computed));
    Optional<String> differs = follows(epoch, published, before);
    if (differs.isEmpty()) {
      differs = posted.compare(lines, ChainAudit.Computed.of(published, computed));
    }
    if (differs.isEmpty()) {
      agree(computed);
    }
    return differs;
  }

  private EpochOutcome computed(PublishedEpoch published) {
    lines.say("files", "OK, every checksum holds");
    int reports = published.inputs().reports().size();
    lines.say("computing", reports + " reports, signatures by " + signatures.name());
    Progress progress = new Progress(lines.out(), terminal, reports, nanoTime);
    EpochOutcome computed =
        EpochComputation.compute(published.inputs(), new CountedSignatures(signatures, progress));
    progress.end();
    return computed;
  }

  /** Whether this epoch continues from the one before, and the next one from this. */
  private Optional<String> follows(
      long epoch, PublishedEpoch published, Optional<Continuity.Left> before)
      throws IOException, CorruptFile {
    EpochManifest manifest = published.manifest();
    Optional<EpochManifest> earlier = Continuity.manifest(files, epoch - 1);
    Optional<EpochManifest> later = Continuity.manifest(files, epoch + 1);
    Optional<Difference> difference =
        (epoch == 1
                ? Continuity.ofTheFirst(manifest)
                : earlier.flatMap(last -> Continuity.between(last, manifest)))
            .or(() -> before.flatMap(last -> last.isContinuedBy(published)))
            .or(() -> later.flatMap(next -> Continuity.between(manifest, next)));
    if (difference.isPresent()) {
      return told(difference.get());
    }
    String from = epoch == 1 ? "nothing" : "epoch " + (epoch - 1);
    String how = before.isPresent() ? ", as it was computed" : "";
    String next = later.isPresent() ? ", and epoch " + (epoch + 1) + " from it" : "";
    lines.say(
        "continuity",
        epoch == 1 || earlier.isPresent()
            ? "OK, continues from " + from + how + next
            : "not checked: " + from + " is not published here");
    return Optional.empty();
  }

  private Optional<String> told(Difference difference) {
    lines.differs(difference.what(), "published", difference.published(), difference.computed());
    return Optional.of(difference.what());
  }

  private void agree(EpochOutcome computed) {
    lines.say("input root", computed.inputRoot().hex());
    lines.say("verdict root", computed.verdictRoot().hex());
    lines.say("reward root", computed.rewardRoot().hex());
    lines.say("parameters", computed.parameterHash().hex());
    lines.say("accepted", computed.accepted() + ", refused " + computed.refused());
    lines.say("unallocated", computed.unallocated().toString());
  }
}
