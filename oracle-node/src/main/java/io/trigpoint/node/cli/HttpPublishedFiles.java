package io.trigpoint.node.cli;

import io.trigpoint.node.epochs.PublishedFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Published epochs on a web server, one folder for each epoch below the base address. */
final class HttpPublishedFiles implements PublishedFiles {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final String base;

  HttpPublishedFiles(URI base) {
    this.base = base.toString().replaceAll("/+$", "");
  }

  @Override
  public byte[] read(String folder, String name) throws IOException {
    URI file = URI.create(base + "/" + folder + "/" + name);
    try {
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(file).timeout(TIMEOUT).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() == NOT_FOUND) {
        throw new FileNotFoundException(file + " does not exist");
      }
      if (answer.statusCode() != OK) {
        throw new IOException(file + " answered HTTP " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(file + " was not read to the end", stopped);
    }
  }
}
