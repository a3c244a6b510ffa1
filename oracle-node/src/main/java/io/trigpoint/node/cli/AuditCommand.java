package io.trigpoint.node.cli;

import io.trigpoint.node.chain.CallReverted;
import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochAudit;
import io.trigpoint.node.epochs.EpochComputation;
import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.node.epochs.PublishedFiles;
import io.trigpoint.node.epochs.Settlement;
import io.trigpoint.node.evm.Finality;
import io.trigpoint.node.evm.JsonRpc;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.report.SignatureChecks;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes an epoch again from what was published, with no database and no cluster. */
@Command(
    name = "audit",
    description =
        "Recomputes an epoch from its published files and compares every verdict, leaf and root."
            + " Exit code 0 when all agree; otherwise 1 and the first difference with both values.",
    mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
  private static final Duration RPC_TIMEOUT = Duration.ofSeconds(10);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--epoch", required = true, paramLabel = "N", description = "Which epoch.")
  private long epoch;

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

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      return audit(out) ? 0 : 1;
    } catch (CorruptFile corrupt) {
      return failed(out, "corrupted file: " + corrupt.getMessage());
    } catch (IOException unreadable) {
      return failed(out, unreadable.getMessage());
    } catch (ChainUnavailable | CallReverted noAnswer) {
      return failed(out, "the chain gave no answer: " + noAnswer.getMessage());
    } catch (IllegalArgumentException unusable) {
      return failed(out, unusable.getMessage());
    } finally {
      out.flush();
    }
  }

  private boolean audit(PrintWriter out) throws IOException, CorruptFile {
    PublishedFiles files =
        from.startsWith("http://") || from.startsWith("https://")
            ? new HttpPublishedFiles(URI.create(from))
            : new FolderPublishedFiles(Path.of(from));
    PublishedEpoch published = PublishedEpoch.read(files, epoch);
    line(out, "files", "OK, every checksum holds");
    int reports = published.inputs().reports().size();
    SignatureCheck signatures = SignatureChecks.fastest();
    line(out, "computing", reports + " reports, signatures by " + signatures.name());
    out.flush();
    Progress progress = new Progress(out, onTerminal(), reports);
    EpochOutcome computed =
        EpochComputation.compute(published.inputs(), new CountedSignatures(signatures, progress));
    progress.end();
    Optional<EpochAudit.Difference> difference = EpochAudit.compare(published, computed);
    if (difference.isPresent()) {
      return differs(out, difference.get());
    }
    line(out, "result", "OK, " + computed.verdicts().size() + " verdicts and " + leaves(computed));
    return follows(out, files, published)
        && posted(out, published, computed)
        && agree(out, computed);
  }

  /** Whether this epoch continues from the one before, and the next one from this. */
  private boolean follows(PrintWriter out, PublishedFiles files, PublishedEpoch published)
      throws IOException, CorruptFile {
    EpochManifest manifest = published.manifest();
    Optional<EpochManifest> earlier = Continuity.manifest(files, epoch - 1);
    Optional<EpochManifest> later = Continuity.manifest(files, epoch + 1);
    Optional<EpochAudit.Difference> difference =
        (epoch == 1
                ? Continuity.ofTheFirst(manifest)
                : earlier.flatMap(before -> Continuity.between(before, manifest)))
            .or(() -> later.flatMap(after -> Continuity.between(manifest, after)));
    if (difference.isPresent()) {
      return differs(out, difference.get());
    }
    String from = epoch == 1 ? "nothing" : "epoch " + (epoch - 1);
    String next = later.isPresent() ? ", and epoch " + (epoch + 1) + " from it" : "";
    return said(
        out,
        "continuity",
        epoch == 1 || earlier.isPresent()
            ? "OK, continues from " + from + next
            : "not checked: " + from + " is not published here");
  }

  private static boolean said(PrintWriter out, String what, String value) {
    line(out, what, value);
    return true;
  }

  private boolean posted(PrintWriter out, PublishedEpoch published, EpochOutcome computed)
      throws IOException {
    if (rpc.isEmpty()) {
      line(out, "posted", "not checked: no --rpc was given");
      return true;
    }
    Optional<String> address =
        epochRoots.or(() -> published.manifest().settlement().map(Settlement::epochRoots));
    if (address.isEmpty()) {
      line(
          out,
          "posted",
          "not checked: the manifest names no contract, as nothing is posted yet;"
              + " --epoch-roots names one");
      return true;
    }
    EvmAddress contract = new EvmAddress(address.get());
    RpcProbe probe = new RpcProbe(rpc.get());
    long chainId = probe.chainId();
    if (!probe.hasCode(contract.hex())) {
      throw new IOException("no contract at " + contract + " on chain " + chainId);
    }
    line(out, "contract", contract + " on chain " + chainId);
    try (JsonRpc endpoint = new JsonRpc(List.of(rpc.get()), RPC_TIMEOUT)) {
      RpcChain chain = new RpcChain(endpoint, new Finality.Depth(0));
      return new ChainAudit(chain, chainId, contract)
          .compare(published, computed).stream().allMatch(finding -> told(out, finding));
    }
  }

  private boolean told(PrintWriter out, ChainAudit.Finding finding) {
    return switch (finding) {
      case ChainAudit.Finding.Agrees(String what, String detail) -> {
        line(out, what, "OK, " + detail);
        yield true;
      }
      case ChainAudit.Finding.NotChecked(String what, String why) -> {
        line(out, what, "not checked: " + why);
        yield true;
      }
      case ChainAudit.Finding.Differs(String what, String posted, String computed) -> {
        differs(out, what, "posted", posted, computed);
        yield false;
      }
    };
  }

  private boolean agree(PrintWriter out, EpochOutcome computed) {
    line(out, "input root", computed.inputRoot().hex());
    line(out, "verdict root", computed.verdictRoot().hex());
    line(out, "reward root", computed.rewardRoot().hex());
    line(out, "parameters", computed.parameterHash().hex());
    line(out, "accepted", computed.accepted() + ", refused " + computed.refused());
    line(out, "unallocated", computed.unallocated().toString());
    out.println("epoch " + epoch + ": AGREES");
    return true;
  }

  private boolean differs(PrintWriter out, EpochAudit.Difference difference) {
    differs(out, difference.what(), "published", difference.published(), difference.computed());
    return false;
  }

  private void differs(PrintWriter out, String what, String where, String found, String computed) {
    line(out, "differs", what);
    line(out, "  " + where, found);
    line(out, "  computed", computed);
    out.println("epoch " + epoch + ": DIFFERS");
  }

  private int failed(PrintWriter out, @Nullable String why) {
    out.println("epoch " + epoch + ": FAILED, " + why);
    return 1;
  }

  private static String leaves(EpochOutcome computed) {
    return computed.after().amounts().size() + " leaves";
  }

  private static void line(PrintWriter out, String what, String value) {
    out.println(String.format(Locale.ROOT, "%-20s %s", what, value));
  }

  private static boolean onTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }
}
