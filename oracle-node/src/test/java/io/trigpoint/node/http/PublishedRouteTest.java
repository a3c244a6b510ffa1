package io.trigpoint.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.cli.TrigpointCommand;
import io.trigpoint.node.epochs.EpochComputation;
import io.trigpoint.node.epochs.EpochInputs;
import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.GivenEpoch;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.node.epochs.publictier.PublicFiles;
import io.trigpoint.node.epochs.publictier.PublicPublication;
import io.trigpoint.node.store.FolderEpochStore;
import io.trigpoint.report.SignatureChecks;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Published epochs over two real doors, one with the auditors' files open and one without. */
class PublishedRouteTest {
  private static final String FOLDER = PublishedEpoch.folder(7);
  private static final int LARGE = 3_000_000;

  @TempDir private static Path published = Path.of("");

  private static final Vertx VERTX = Vertx.vertx();
  private static final Offload OFFLOAD = new Offload(8);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static int open;
  private static int closed;

  @BeforeAll
  static void serve() throws Exception {
    FolderEpochStore store = new FolderEpochStore(published);
    EpochInputs inputs = GivenEpoch.inputs(1);
    EpochOutcome outcome = EpochComputation.compute(inputs, SignatureChecks.fastest());
    write(store, FOLDER, PublishedEpoch.files(inputs, outcome, Optional.empty()));
    write(store, PublicFiles.folder(7), PublicPublication.files(inputs, outcome, Optional.empty()));
    store.write(FOLDER, "large.bin", new byte[LARGE]);
    store.write(PublishedEpoch.folder(8), "head.bin", new byte[100]);
    Files.writeString(published.resolve("secret.bin"), "secret");
    Files.writeString(published.resolve(FOLDER).resolve(".head.bin.half"), "half");
    open = door(store, true);
    closed = door(store, false);
  }

  @AfterAll
  static void close() throws Exception {
    VERTX.close().await(60, TimeUnit.SECONDS);
    OFFLOAD.close();
    CLIENT.close();
  }

  private static int door(FolderEpochStore store, boolean shown) throws Exception {
    List<Route> routes = List.of(new PublishedRoute(store, shown, OFFLOAD));
    return new HttpDoor(VERTX, IntakeNode.LIMITS, routes)
        .open("127.0.0.1", 0)
        .await(60, TimeUnit.SECONDS);
  }

  private static void write(FolderEpochStore store, String folder, Map<String, byte[]> files)
      throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      store.write(folder, file.getKey(), file.getValue());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "public"})
  void theAuditNeedsNothingButAnOpenNode(String tier) {
    assertThat(audit(open, tier)).contains("epoch 7: AGREES");
  }

  @Test
  void theAuditOfThePublicTierNeedsNoMoreThanAClosedNode() {
    assertThat(audit(closed, "public")).contains("epoch 7: AGREES");
    assertThat(audit(closed, "auditor"))
        .contains("epoch 7: FAILED", "HTTP 403", "audit with --tier public");
  }

  @Test
  void anAuditorsFileIsRefusedWithACodeWhetherItIsThereOrNot() throws Exception {
    for (String file : List.of("head.bin", "absent.bin")) {
      HttpResponse<byte[]> answer = get(closed, FOLDER + "/" + file);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(new JsonObject(text(answer)).getString("code")).isEqualTo("published.closed");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epoch-000007/..%2Fsecret.bin",
        "epoch-000007/%2e%2e%2fsecret.bin",
        "epoch-000007/../secret.bin",
        "..%2Fpublished/secret.bin",
        "epoch-000007/.head.bin.half",
        "epoch-000007/HEAD.bin",
        "epoch-000007/head.bin%00",
        "epoch-0000007/head.bin",
        "epoch-7/head.bin",
        "epoch-999999999999999999999/head.bin",
        "epoch-000007%2Fpublic/manifest.json",
        "epoch-000007/public/..%2Fhead.bin",
        "epoch-000009/head.bin",
        "epoch-000007/absent.bin"
      })
  void anyOtherNameIsNoFile(String path) throws Exception {
    HttpResponse<byte[]> answer = get(open, path);
    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(text(answer)).doesNotContain("secret", "half").contains("\"code\"");
  }

  @Test
  void aSettledFileIsKeptByClients() throws Exception {
    HttpResponse<byte[]> answer = get(open, FOLDER + "/head.bin");
    assertThat(answer.body())
        .isEqualTo(Files.readAllBytes(published.resolve(FOLDER).resolve("head.bin")));
    assertThat(header(answer, "Cache-Control")).contains("immutable");
    assertThat(get(open, FOLDER + "/head.bin", header(answer, "ETag")).statusCode()).isEqualTo(304);
  }

  @Test
  void aManifestMayChange() throws Exception {
    String path = FOLDER + "/" + EpochManifest.NAME;
    HttpResponse<byte[]> answer = get(open, path);
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
    assertThat(get(open, path, header(answer, "ETag")).statusCode()).isEqualTo(304);
    assertThat(get(open, path, "\"another\"").statusCode()).isEqualTo(200);
  }

  @Test
  void aFileThatNoManifestListsYetIsNotKept() throws Exception {
    HttpResponse<byte[]> answer = get(open, PublishedEpoch.folder(8) + "/head.bin");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
  }

  @Test
  void aLargeFileArrivesWhole() throws Exception {
    HttpResponse<byte[]> answer = get(open, FOLDER + "/large.bin");
    assertThat(answer.body()).hasSize(LARGE);
    assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(LARGE));
  }

  private static String audit(int port, String tier) {
    StringWriter out = new StringWriter();
    CommandLine line = TrigpointCommand.commandLine().setOut(new PrintWriter(out));
    String from = "http://127.0.0.1:" + port + "/published";
    int exit = line.execute("audit", "--epoch", "7", "--tier", tier, "--from", from);
    assertThat(exit).as(out.toString()).isEqualTo(out.toString().contains("AGREES") ? 0 : 1);
    return out.toString();
  }

  private static HttpResponse<byte[]> get(int port, String path, String... tag) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/published/" + path));
    for (String each : tag) {
      request.header("If-None-Match", each);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
