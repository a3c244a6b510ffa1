package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the public API of the nodes; when one does not answer, the next is asked. */
public final class NodeApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final List<URI> nodes;

  public NodeApi(List<URI> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  /** The JSON under a path; 404 is empty, any other failure of all nodes is an exception. */
  public Optional<JsonNode> get(String path) throws IOException {
    List<String> failures = new ArrayList<>();
    for (URI node : nodes) {
      try {
        return get(node, path);
      } catch (IOException next) {
        failures.add(node + ": " + next);
      }
    }
    throw new IOException(path + " failed at every node: " + failures);
  }

  /** The answer of each node, in order. */
  public List<Optional<JsonNode>> getFromEach(String path) throws IOException {
    List<Optional<JsonNode>> answers = new ArrayList<>();
    for (URI node : nodes) {
      answers.add(get(node, path));
    }
    return answers;
  }

  private static Optional<JsonNode> get(URI node, String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(node.resolve(path)).timeout(Duration.ofSeconds(10)).build();
    try {
      HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() == 404) {
        return Optional.empty();
      }
      if (response.statusCode() != 200) {
        throw new IOException(path + " answered " + response.statusCode());
      }
      return Optional.of(JSON.readTree(response.body()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    }
  }
}
