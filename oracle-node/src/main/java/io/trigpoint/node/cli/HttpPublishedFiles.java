package io.trigpoint.node.cli;

import io.trigpoint.node.epochs.PublishedFiles;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Published epochs on a web server, one folder for each epoch below the base address. */
final class HttpPublishedFiles implements PublishedFiles {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  /** More than any file of an epoch has, and what a hostile server can make us hold. */
  private static final long MOST_BYTES = 1L << 30;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final Set<Integer> BUSY = Set.of(429, 503);
  private static final int RETRIES = 60;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final String base;
  private final long mostBytes;
  private final Duration within;

  HttpPublishedFiles(URI base) {
    this(base, MOST_BYTES, TIMEOUT);
  }

  HttpPublishedFiles(URI base, long mostBytes, Duration within) {
    this.mostBytes = mostBytes;
    this.within = within;
    this.base = base.toString().replaceAll("/+$", "");
  }

  @Override
  public byte[] read(String folder, String name) throws IOException {
    URI file = URI.create(base + "/" + folder + "/" + name);
    HttpResponse<byte[]> answer = asked(file);
    for (int again = 0; again < RETRIES && BUSY.contains(answer.statusCode()); again++) {
      pause(file);
      answer = asked(file);
    }
    if (answer.statusCode() == NOT_FOUND) {
      throw new FileNotFoundException(file + " does not exist");
    }
    if (answer.statusCode() != OK) {
      throw new IOException(file + " answered HTTP " + answer.statusCode() + because(answer));
    }
    return answer.body();
  }

  private HttpResponse<byte[]> asked(URI file) throws IOException {
    try {
      return whole(
          file,
          http.sendAsync(
              HttpRequest.newBuilder(file).timeout(TIMEOUT).build(),
              HttpResponse.BodyHandlers.limiting(
                  HttpResponse.BodyHandlers.ofByteArray(), mostBytes)));
    } catch (InterruptedException stopped) {
      throw stopped(file, stopped);
    }
  }

  /** A request's own timeout ends with the headers; the body must come in time as well. */
  private HttpResponse<byte[]> whole(URI file, CompletableFuture<HttpResponse<byte[]>> sent)
      throws IOException, InterruptedException {
    try {
      return sent.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw new IOException(file + ": " + failed.getCause(), failed);
    } catch (TimeoutException dribbles) {
      throw new IOException(file + " did not come within " + within.toSeconds() + " s", dribbles);
    } finally {
      boolean _ = sent.cancel(true);
    }
  }

  private static void pause(URI file) throws IOException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException stopped) {
      throw stopped(file, stopped);
    }
  }

  private static IOException stopped(URI file, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new IOException(file + " was not read to the end", cause);
  }

  /** What a node says in its problem document. */
  private static String because(HttpResponse<byte[]> answer) {
    try {
      String detail = new JsonObject(Buffer.buffer(answer.body())).getString("detail", "");
      return detail.isEmpty() ? "" : ": " + detail;
    } catch (DecodeException | ClassCastException otherServer) {
      return "";
    }
  }
}
