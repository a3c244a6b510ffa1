package io.trigpoint.node.cli;

import io.trigpoint.contracts.EpochRootsCalls;
import io.trigpoint.contracts.EpochRootsCalls.PostedRoot;
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
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
      description = "A chain endpoint, to compare with the root that was posted.")
  private Optional<URI> rpc = Optional.empty();

  @Option(
      names = "--epoch-roots",
      paramLabel = "ADDRESS",
      description = "The contract to ask, instead of the one that the manifest names.")
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
    EpochOutcome computed = EpochComputation.compute(published.inputs(), signatures);
    Optional<EpochAudit.Difference> difference = EpochAudit.compare(published, computed);
    if (difference.isPresent()) {
      return differs(out, difference.get());
    }
    line(out, "result", "OK, " + computed.verdicts().size() + " verdicts and " + leaves(computed));
    return follows(out, files, published)
        && posted(out, published, computed)
        && agree(out, computed);
  }

  /** Whether this epoch continues from the result of the one before. */
  private boolean follows(PrintWriter out, PublishedFiles files, PublishedEpoch published)
      throws IOException, CorruptFile {
    String before = published.manifest().roots().previousRewardRoot().hex();
    try {
      String folder = PublishedEpoch.folder(epoch - 1);
      EpochManifest previous = EpochManifest.parse(files.read(folder, EpochManifest.NAME));
      if (previous.epoch() != epoch - 1) {
        line(out, "chain", "not checked: only this epoch's folder was given");
        return true;
      }
      String root = previous.roots().rewardRoot().hex();
      if (!root.equals(before)) {
        return differs(
            out, new EpochAudit.Difference("reward root of epoch " + (epoch - 1), root, before));
      }
      line(out, "chain", "OK, continues from epoch " + (epoch - 1));
    } catch (FileNotFoundException notPublished) {
      line(out, "chain", "not checked: epoch " + (epoch - 1) + " is not published here");
    }
    return true;
  }

  private boolean posted(PrintWriter out, PublishedEpoch published, EpochOutcome computed) {
    if (rpc.isEmpty()) {
      line(out, "posted", "not checked: no --rpc was given");
      return true;
    }
    EvmAddress contract =
        new EvmAddress(
            epochRoots
                .or(() -> published.manifest().settlement().map(Settlement::epochRoots))
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "the manifest names no contract; give --epoch-roots")));
    try (JsonRpc endpoint = new JsonRpc(List.of(rpc.get()), RPC_TIMEOUT)) {
      RpcChain chain = new RpcChain(endpoint, new Finality.Depth(0));
      PostedRoot root =
          EpochRootsCalls.decodeRootOf(chain.call(contract, EpochRootsCalls.rootOf(epoch)));
      if (root.vetoed() || !root.root().equals(computed.rewardRoot().hex())) {
        String found = root.vetoed() ? root.root() + " (vetoed)" : root.root();
        return differs(
            out,
            new EpochAudit.Difference(
                "posted root in " + contract, found, computed.rewardRoot().hex()));
      }
      line(out, "posted", "OK, " + contract + " holds the same root");
      return true;
    }
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
    line(out, "differs", difference.what());
    line(out, "  published", difference.published());
    line(out, "  computed", difference.computed());
    out.println("epoch " + epoch + ": DIFFERS");
    return false;
  }

  private int failed(PrintWriter out, @Nullable String why) {
    out.println("epoch " + epoch + ": FAILED, " + why);
    return 1;
  }

  private static String leaves(EpochOutcome computed) {
    return computed.after().amounts().size() + " leaves";
  }

  private static void line(PrintWriter out, String what, String value) {
    out.println((what + " ".repeat(14)).substring(0, 14) + value);
  }
}
