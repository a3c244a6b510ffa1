package io.trigpoint.node.cli;

import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochAudit;
import io.trigpoint.node.epochs.EpochAudit.Difference;
import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.PublishedFiles;
import io.trigpoint.node.epochs.StreamedEpoch;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.report.SignatureChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
          StreamedEpoch published = StreamedEpoch.open(files, epoch);
          return new AuditLines.Found(published.reports(), differs(epoch, published));
        });
  }

  private Optional<String> differs(long epoch, StreamedEpoch published)
      throws IOException, CorruptFile {
    Optional<Continuity.Left> before = left.filter(last -> last.epoch() == epoch - 1);
    left = Optional.empty();
    EpochAudit.Audited audited = computed(published);
    if (!audited.differences().isEmpty()) {
      return told(audited.differences());
    }
    EpochOutcome computed = audited.computed();
    lines.say(
        "result",
        "OK, "
            + computed.reports()
            + " verdicts and "
            + computed.after().amounts().size()
            + " leaves");
    left = Optional.of(Continuity.Left.of(epoch, computed));
    Optional<String> differs = follows(epoch, published, before);
    if (differs.isEmpty()) {
      differs = posted.compare(lines, computed(published, computed));
    }
    if (differs.isEmpty()) {
      agree(computed);
    }
    return differs;
  }

  private EpochAudit.Audited computed(StreamedEpoch published) throws IOException, CorruptFile {
    lines.say("files", "OK, every checksum holds; segments are checked as they are read");
    lines.say("computing", published.reports() + " reports, signatures by " + signatures.name());
    Progress progress = new Progress(lines.out(), terminal, published.reports(), nanoTime);
    EpochAudit.Audited audited =
        EpochAudit.compute(
            published,
            new CountedSignatures(signatures, progress),
            Runtime.getRuntime().availableProcessors(),
            Path.of(System.getProperty("java.io.tmpdir")));
    progress.end();
    return audited;
  }

  /** Whether this epoch continues from the one before, and the next one from this. */
  private Optional<String> follows(
      long epoch, StreamedEpoch published, Optional<Continuity.Left> before)
      throws IOException, CorruptFile {
    EpochManifest manifest = published.manifest();
    Optional<EpochManifest> earlier = Continuity.manifest(files, epoch - 1);
    Optional<EpochManifest> later = Continuity.manifest(files, epoch + 1);
    Optional<Difference> chained = Continuity.chained(files, published.inputs());
    Optional<Difference> difference =
        (epoch == 1
                ? Continuity.ofTheFirst(manifest)
                : earlier.flatMap(last -> Continuity.between(last, manifest)))
            .or(() -> before.flatMap(last -> last.isContinuedBy(published.head())))
            .or(() -> chained)
            .or(() -> later.flatMap(next -> Continuity.between(manifest, next)));
    if (difference.isPresent()) {
      return told(List.of(difference.get()));
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

  /** The first difference with both values, and what stands behind it. */
  private Optional<String> told(List<Difference> differences) {
    String first = lines.differs(differences.getFirst());
    differences.stream().skip(1).forEach(behind -> lines.differs("  and " + behind.what(), behind));
    return Optional.of(first);
  }

  private void agree(EpochOutcome computed) {
    lines.say("input root", computed.inputRoot().hex());
    lines.say("verdict root", computed.verdictRoot().hex());
    lines.say("reward root", computed.rewardRoot().hex());
    lines.say("parameters", computed.parameterHash().hex());
    lines.say("accepted", computed.accepted() + ", refused " + computed.refused());
    lines.say("unallocated", computed.unallocated().toString());
  }

  private static ChainAudit.Computed computed(StreamedEpoch published, EpochOutcome computed) {
    return new ChainAudit.Computed(
        published.head().frame(),
        computed.roots(),
        computed.after(),
        published.manifest().settlement(),
        published.inputs().signature());
  }
}
