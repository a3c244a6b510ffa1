package io.trigpoint.node.cli;

import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.node.epochs.PublishedFiles;
import io.trigpoint.node.epochs.ReceiptProof;
import io.trigpoint.node.epochs.ReceiptProofs;
import io.trigpoint.node.epochs.ReceiptRules;
import io.trigpoint.node.epochs.ReceiptRules.Finding;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.IngestReceipt;
import io.trigpoint.report.IngestReceipt.Item;
import io.trigpoint.report.MalformedReport;
import io.trigpoint.report.ReceiptCodec;
import io.trigpoint.report.SignatureChecks;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says of each report of a receipt whether the operator kept its promise. */
@Command(
    name = "receipt",
    description =
        "Checks a signed receipt against published epochs: whether each report that was accepted is"
            + " in the input root of its epoch or the one after. With --rpc the roots are those"
            + " that the chain has, else those that the published files name. Exit code 1 when one"
            + " is not.",
    mixinStandardHelpOptions = true)
final class ReceiptCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--receipt",
      required = true,
      paramLabel = "FILE",
      description = "The answer to POST /v1/reports, as protobuf.")
  private Path receipt = Path.of("");

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR-or-URL",
      description = "Where the epochs are published, with the auditors' files.")
  private String from = "";

  @Option(
      names = "--rpc",
      paramLabel = "URL",
      description = "A chain endpoint, to take the input roots from.")
  private Optional<URI> rpc = Optional.empty();

  @Option(
      names = "--epoch-roots",
      paramLabel = "ADDRESS",
      description = "The EpochRoots contract to ask; with --rpc.")
  private Optional<String> epochRoots = Optional.empty();

  private final SortedMap<Long, PublishedEpoch> epochs = new TreeMap<>();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (rpc.isPresent() != epochRoots.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          "--rpc and --epoch-roots belong together: the contract is not to be taken from the files"
              + " that it shall vouch for");
    }
    Optional<PostedInputs> chain =
        rpc.map(url -> new PostedInputs(url, new EvmAddress(epochRoots.orElseThrow())));
    try {
      IngestReceipt opened =
          ReceiptCodec.open(Files.readAllBytes(receipt), SignatureChecks.fastest());
      out.println("receipt: signed by " + opened.operatorKey());
      PublishedFiles files = PublishedSource.of(from);
      boolean kept = true;
      for (Item item : opened.items()) {
        Finding finding = judge(item, files, chain);
        out.println(item.report() + " " + line(finding));
        kept &= !(finding instanceof Finding.Evidence);
      }
      return kept ? 0 : 1;
    } catch (MalformedReport malformed) {
      out.println("receipt: FAILED, " + malformed.why());
      return 1;
    } catch (CorruptFile damaged) {
      out.println("receipt: FAILED, corrupted file: " + damaged.getMessage());
      return 1;
    } finally {
      chain.ifPresent(PostedInputs::close);
      out.flush();
    }
  }

  private static String line(Finding finding) {
    return switch (finding) {
      case Finding.Included included -> "included: " + included.why();
      case Finding.Open open -> "open: " + open.why();
      case Finding.Evidence evidence -> "EVIDENCE: " + evidence.why();
      case Finding.NoPromise none -> "no promise: " + none.why();
    };
  }

  private Finding judge(Item item, PublishedFiles files, Optional<PostedInputs> chain)
      throws IOException, CorruptFile {
    SortedMap<Long, Hash32> roots = new TreeMap<>();
    Optional<ReceiptProof> proof = Optional.empty();
    OptionalLong promised = ReceiptRules.promised(item);
    if (promised.isPresent()) {
      for (long epoch = promised.getAsLong(); epoch <= promised.getAsLong() + 1; epoch++) {
        Optional<PublishedEpoch> published = published(files, epoch);
        Optional<Hash32> root = root(epoch, published, chain);
        if (root.isPresent()) {
          var _ = roots.put(epoch, root.get());
        }
        if (published.isPresent()) {
          proof = proof.or(() -> ReceiptProofs.find(published.get().inputs(), item.report()));
        }
      }
    }
    return ReceiptRules.judge(item, proof, roots);
  }

  private static Optional<Hash32> root(
      long epoch, Optional<PublishedEpoch> published, Optional<PostedInputs> chain) {
    return chain.isPresent()
        ? chain.get().root(epoch)
        : published.map(files -> files.manifest().roots().inputRoot());
  }

  private Optional<PublishedEpoch> published(PublishedFiles files, long epoch)
      throws IOException, CorruptFile {
    PublishedEpoch known = epochs.get(epoch);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      PublishedEpoch read = PublishedEpoch.read(files, epoch);
      var _ = epochs.put(epoch, read);
      return Optional.of(read);
    } catch (FileNotFoundException absent) {
      return Optional.empty();
    }
  }
}
