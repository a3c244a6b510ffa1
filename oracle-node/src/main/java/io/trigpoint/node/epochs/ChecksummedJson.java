package io.trigpoint.node.epochs;

import io.trigpoint.report.Hashes;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/** Manifests as files: JSON that ends with the SHA-256 of itself without that line. */
final class ChecksummedJson {
  static final String CHECKSUM = "sha256";

  private ChecksummedJson() {}

  static byte[] bytes(JsonObject json) {
    return OrderedJson.bytes(json.put(CHECKSUM, Hashes.sha256(OrderedJson.bytes(json)).hex()));
  }

  /**
   * Accepts exactly the bytes that {@code write} makes.
   *
   * @param file what to call the file in errors
   * @param what the file should be, for example "a manifest"
   */
  static <M> M parse(
      String file,
      String what,
      byte[] bytes,
      Function<JsonObject, M> read,
      Function<M, byte[]> write)
      throws CorruptFile {
    try {
      M manifest = read.apply(new JsonObject(new String(bytes, StandardCharsets.UTF_8)));
      if (!Arrays.equals(write.apply(manifest), bytes)) {
        throw new CorruptFile(file, "does not match its own checksum");
      }
      return manifest;
    } catch (DecodeException
        | IllegalArgumentException
        | NullPointerException
        | ClassCastException unreadable) {
      throw new CorruptFile(file, "is not " + what + ": " + unreadable.getMessage());
    }
  }
}
