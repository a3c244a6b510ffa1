package io.trigpoint.node.cli;

import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.node.epochs.PublishedFiles;
import io.trigpoint.node.epochs.publictier.PublicFiles;
import java.io.Console;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes epochs again from what was published, with no database and no cluster. */
@Command(
    name = "audit",
    description =
        "Recomputes epochs from their published files and compares every verdict, leaf and root."
            + " Exit code 0 when all agree; otherwise 1 and the first difference with both values.",
    mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
  private static final String AUDITOR = "auditor";

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR-or-URL",
      description = "Where the epochs are published.")
  private String from = "";

  @Option(
      names = "--rpc",
      paramLabel = "URL",
      description =
          "A chain endpoint, to compare with the roots and the signature that were posted.")
  private Optional<URI> rpc = Optional.empty();

  @Option(
      names = "--epoch-roots",
      paramLabel = "ADDRESS",
      description = "The EpochRoots contract to ask, instead of the one that the manifest names.")
  private Optional<String> epochRoots = Optional.empty();

  @Option(
      names = "--tier",
      paramLabel = "auditor|public",
      description =
          "auditor: from signed reports (the default). public: from verdicts and points, which"
              + " everybody may read.")
  private String tier = AUDITOR;

  /** One epoch or many. */
  static final class Which {
    @Option(names = "--epoch", paramLabel = "N", description = "Which epoch.")
    private Optional<Long> epoch = Optional.empty();

    @Option(
        names = "--since",
        paramLabel = "N",
        description = "This epoch and all later ones that are published; a bad one stops nothing.")
    private Optional<Long> since = Optional.empty();
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      PublishedFiles files = PublishedSource.of(from);
      EpochAuditor auditor = auditor(files, new AuditLines(out));
      if (which.epoch.isPresent()) {
        return auditor.audit(which.epoch.get()).agrees() ? 0 : 1;
      }
      return walk(auditor, files, which.since.orElse(1L), out);
    } catch (IllegalArgumentException unusable) {
      out.println("audit: FAILED, " + unusable.getMessage());
      return 1;
    } finally {
      out.flush();
    }
  }

  private EpochAuditor auditor(PublishedFiles files, AuditLines lines) {
    PostedAudit posted = new PostedAudit(rpc, epochRoots);
    return switch (tier) {
      case AUDITOR -> new AuditorsTier(files, posted, lines, onTerminal(), System::nanoTime);
      case "public" -> new PublicTier(files, posted, lines, System::nanoTime);
      default -> throw new IllegalArgumentException("--tier is auditor or public, not " + tier);
    };
  }

  private int walk(EpochAuditor auditor, PublishedFiles files, long since, PrintWriter out)
      throws IOException {
    List<AuditAnswer> answers = new ArrayList<>();
    long epoch = since;
    do {
      answers.add(auditor.audit(epoch));
      out.println();
      epoch++;
    } while (isPublished(files, epoch) || isPublished(files, epoch + 1));
    AuditAnswer.table(answers).forEach(out::println);
    return answers.stream().allMatch(AuditAnswer::agrees) ? 0 : 1;
  }

  /** A damaged manifest is there, too. */
  private boolean isPublished(PublishedFiles files, long epoch) throws IOException {
    String folder = tier.equals(AUDITOR) ? PublishedEpoch.folder(epoch) : PublicFiles.folder(epoch);
    try {
      return files.read(folder, EpochManifest.NAME).length > 0;
    } catch (FileNotFoundException absent) {
      return false;
    }
  }

  private static boolean onTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }
}
