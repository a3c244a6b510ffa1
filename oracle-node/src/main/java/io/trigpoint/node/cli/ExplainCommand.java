package io.trigpoint.node.cli;

import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.StreamedEpoch;
import io.trigpoint.node.epochs.explain.DistributorClaims;
import io.trigpoint.node.epochs.explain.Explanation;
import io.trigpoint.node.epochs.explain.ExplanationJson;
import io.trigpoint.node.epochs.explain.ExplanationText;
import io.trigpoint.node.epochs.explain.NotExplained;
import io.trigpoint.node.epochs.explain.PublishedExplanation;
import io.trigpoint.node.evm.Finality;
import io.trigpoint.node.evm.JsonRpc;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says in plain words why a device was paid what it was paid. */
@Command(
    name = "explain",
    description =
        "Explains what a device got in an epoch: every report, its verdict and the figures that"
            + " decided, the points, the share of each pool, the owner's leaf and its proof.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--device", required = true, paramLabel = "ID", description = "Which device.")
  private String device = "";

  @Option(names = "--epoch", required = true, paramLabel = "N", description = "Which epoch.")
  private long epoch;

  @ArgGroup(multiplicity = "1")
  private Source source = new Source();

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Option(
      names = "--rpc",
      paramLabel = "URL",
      description = "A chain endpoint, to ask with --from what was claimed. A node asks by itself.")
  private Optional<URI> rpc = Optional.empty();

  @Option(
      names = "--distributor",
      paramLabel = "ADDRESS",
      description = "The Distributor contract to ask, with --rpc.")
  private Optional<String> distributor = Optional.empty();

  /** Where the epoch is read from. */
  static final class Source {
    @Option(
        names = "--from",
        paramLabel = "DIR-or-URL",
        description = "Where the epochs are published, with the auditors' files.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--node", paramLabel = "URL", description = "A node to ask.")
    private Optional<URI> node = Optional.empty();
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      out.print(source.node.isPresent() ? asked(source.node.get()) : read());
      return 0;
    } catch (NotExplained nothing) {
      return failed(out, nothing.code(), nothing.getMessage());
    } catch (FileNotFoundException absent) {
      return failed(out, "explain.unknown-epoch", absent.getMessage());
    } catch (CorruptFile corrupt) {
      return failed(out, "explain.corrupted-file", corrupt.getMessage());
    } catch (IOException | ChainUnavailable silent) {
      return failed(out, "explain.no-answer", silent.getMessage());
    } catch (IllegalArgumentException malformed) {
      return failed(out, "explain.bad-value", malformed.getMessage());
    } finally {
      out.flush();
    }
  }

  private String read() throws IOException, CorruptFile, NotExplained {
    DeviceId id = DeviceId.ofHex(device);
    StreamedEpoch published = StreamedEpoch.open(PublishedSource.of(source.from.orElse("")), epoch);
    Explanation explained =
        claims(
            NotExplained.required(Optional.of(PublishedExplanation.of(published, id)), epoch, id));
    return json
        ? ExplanationJson.of(explained).encodePrettily() + "\n"
        : ExplanationText.of(explained);
  }

  private Explanation claims(Explanation explained) {
    if (rpc.isEmpty()) {
      return explained;
    }
    EvmAddress contract =
        new EvmAddress(
            distributor.orElseThrow(() ->
                new IllegalArgumentException("--rpc needs --distributor, the contract to ask")));
    try (JsonRpc endpoint = new JsonRpc(List.of(rpc.get()), TIMEOUT)) {
      RpcChain chain = new RpcChain(endpoint, new Finality.Depth(0));
      return new DistributorClaims(chain, contract).ask(explained);
    }
  }

  /** The node renders both forms itself. */
  private String asked(URI node) throws IOException {
    URI resource =
        URI.create(
            node.toString().replaceAll("/+$", "")
                + "/v1/epochs/"
                + epoch
                + "/devices/"
                + DeviceId.ofHex(device).hex()
                + "/explanation");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(resource)
                  .timeout(TIMEOUT)
                  .header("Accept", json ? "application/json" : "text/plain")
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(problem(resource, answer));
      }
      return json ? new JsonObject(answer.body()).encodePrettily() + "\n" : answer.body();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(resource + " was not read to the end", stopped);
    }
  }

  private static String problem(URI resource, HttpResponse<String> answer) {
    try {
      JsonObject problem = new JsonObject(answer.body());
      return problem.getString("code") + ": " + problem.getString("detail");
    } catch (DecodeException notJson) {
      return resource + " answered HTTP " + answer.statusCode();
    }
  }

  private static int failed(PrintWriter out, String code, @Nullable String why) {
    out.println(code + ": " + why);
    return 1;
  }
}
