package io.trigpoint.node.http;

import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.EpochStore;
import io.trigpoint.node.epochs.StoredFile;
import io.trigpoint.report.Hashes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * GET /published/{folder}/public/{file} for everybody, and /published/{folder}/{file} where the
 * auditors' files are open. Files are sent piece by piece, so their size costs no memory.
 */
public final class PublishedRoute implements Route {
  private static final int PIECE = 65_536;
  private static final int SECONDS_PER_PIECE = 30;
  private static final int NOT_MODIFIED = 304;

  private final EpochStore store;
  private final boolean open;
  private final Offload offload;

  /**
   * @param open whether everybody may read the auditors' files, too
   */
  public PublishedRoute(EpochStore store, boolean open, Offload offload) {
    this.store = store;
    this.open = open;
    this.offload = offload;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/published/:folder/public/:file")
        .handler(context -> send(context, () -> everybodys(context)));
    router
        .get("/published/:folder/:file")
        .handler(context -> send(context, () -> auditors(context)));
  }

  private static PublishedName everybodys(RoutingContext context) {
    return PublishedName.everybodys(param(context, "folder"), param(context, "file"))
        .orElseThrow(PublishedRoute::absent);
  }

  private PublishedName auditors(RoutingContext context) {
    PublishedName name =
        PublishedName.auditors(param(context, "folder"), param(context, "file"))
            .orElseThrow(PublishedRoute::absent);
    if (!open) {
      throw new ProblemException(
          new Problem(
              403,
              "published.closed",
              "this operator shows the auditors' files to auditors only: ask for them, or audit"
                  + " with --tier public"));
    }
    return name;
  }

  private static String param(RoutingContext context, String name) {
    return String.valueOf(context.pathParam(name));
  }

  private static ProblemException absent() {
    return new ProblemException(Problem.notFound("no such file of a published epoch"));
  }

  private void send(RoutingContext context, Supplier<PublishedName> named) {
    offload.answer(context, () -> sent(context, named.get()), _ -> {});
  }

  private boolean sent(RoutingContext context, PublishedName name) throws Exception {
    HttpServerResponse response = context.response();
    try {
      if (name.isManifest()) {
        byte[] bytes = store.read(name.folder(), name.file());
        stream(context, name, StoredFile.of(bytes), Optional.of(Hashes.sha256(bytes).hex()));
      } else {
        try (StoredFile file = store.open(name.folder(), name.file())) {
          stream(context, name, file, lasting(name, file));
        }
      }
      return true;
    } catch (FileNotFoundException notPublished) {
      throw absent();
    } finally {
      if (response.headWritten() && !response.ended()) {
        var _ = context.request().connection().close();
      }
    }
  }

  /** What is listed in a manifest stays as it is: its name and its length tell it apart. */
  private Optional<String> lasting(PublishedName name, StoredFile file) throws IOException {
    return store.has(name.folder(), EpochManifest.NAME)
        ? Optional.of(name.folder() + "/" + name.file() + "/" + file.length())
        : Optional.empty();
  }

  private static void stream(
      RoutingContext context, PublishedName name, StoredFile file, Optional<String> tag)
      throws Exception {
    HttpServerResponse response = context.response();
    boolean keeps = tag.isPresent() && !name.isManifest();
    response
        .putHeader("Content-Type", name.mediaType())
        .putHeader("Cache-Control", keeps ? "public, max-age=31536000, immutable" : "no-cache");
    Optional<String> quoted = tag.map(value -> '"' + value + '"');
    quoted.ifPresent(value -> response.putHeader("ETag", value));
    String known = context.request().getHeader("If-None-Match");
    if (quoted.isPresent() && quoted.get().equals(known)) {
      await(response.setStatusCode(NOT_MODIFIED).end());
      return;
    }
    response.putHeader("Content-Length", Long.toString(file.length()));
    byte[] piece = file.content().readNBytes(PIECE);
    while (piece.length > 0) {
      await(response.write(Buffer.buffer(piece)));
      piece = file.content().readNBytes(PIECE);
    }
    await(response.end());
  }

  /** A client that takes no piece for so long is gone. */
  private static void await(Future<Void> written) throws Exception {
    var _ =
        written.toCompletionStage().toCompletableFuture().get(SECONDS_PER_PIECE, TimeUnit.SECONDS);
  }
}
