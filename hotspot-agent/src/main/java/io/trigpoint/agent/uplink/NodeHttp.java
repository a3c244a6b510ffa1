package io.trigpoint.agent.uplink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One HTTP exchange with a node, bounded in time and size. It uses the connection class of
 * java.base, which needs several megabytes less than java.net.http.
 */
final class NodeHttp {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int MAX_ANSWER = 1 << 20;
  private static final int CHUNK = 8_192;

  private NodeHttp() {}

  /** GET, or POST when there is a body. */
  static NodeAnswer ask(URI node, String path, Optional<byte[]> body)
      throws IOException, InterruptedException {
    try {
      return answer(open(node, path), node, body);
    } catch (IOException failed) {
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped while asking " + node);
      }
      throw failed;
    }
  }

  private static HttpURLConnection open(URI node, String path) throws IOException {
    if (!(URI.create(node + path).toURL().openConnection() instanceof HttpURLConnection http)) {
      throw new IOException(node + " is not reached by HTTP");
    }
    http.setConnectTimeout((int) CONNECT.toMillis());
    http.setReadTimeout((int) ANSWER.toMillis());
    http.setInstanceFollowRedirects(false);
    http.setUseCaches(false);
    return http;
  }

  private static NodeAnswer answer(HttpURLConnection http, URI node, Optional<byte[]> body)
      throws IOException {
    long deadline = System.nanoTime() + CONNECT.plus(ANSWER).toNanos();
    if (body.isPresent()) {
      http.setRequestMethod("POST");
      http.setRequestProperty("content-type", "application/x-protobuf");
      http.setRequestProperty("accept", "application/x-protobuf");
      http.setDoOutput(true);
      http.setFixedLengthStreamingMode(body.get().length);
      http.getOutputStream().write(body.get());
    }
    int status = http.getResponseCode();
    if (status < 0) {
      throw new IOException(node + " does not speak HTTP");
    }
    Optional<Duration> wait =
        Optional.ofNullable(http.getHeaderField("retry-after")).flatMap(NodeHttp::seconds);
    return new NodeAnswer(node, status, content(http, status, deadline), wait);
  }

  private static byte[] content(HttpURLConnection http, int status, long deadline)
      throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (InputStream in = status >= 400 ? http.getErrorStream() : http.getInputStream()) {
      byte[] chunk = new byte[CHUNK];
      int length = in == null ? -1 : in.read(chunk);
      while (length >= 0) {
        content.write(chunk, 0, length);
        if (content.size() > MAX_ANSWER) {
          throw new IOException(http.getURL() + " answers with more than " + MAX_ANSWER + " bytes");
        }
        if (System.nanoTime() - deadline > 0) {
          throw new SocketTimeoutException(http.getURL() + " answers too slowly");
        }
        length = in.read(chunk);
      }
    }
    return content.toByteArray();
  }

  private static Optional<Duration> seconds(String text) {
    return text.matches("[0-9]{1,5}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }
}
